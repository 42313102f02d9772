package io.curasync.platform;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;

/** Buffers rows in the text format of PostgreSQL's {@code COPY … FROM STDIN} and writes them with one statement. */
public final class CopyWriter {

    private final StringBuilder out = new StringBuilder();
    private boolean isRowStarted;

    /**
     * Adds a value to the current row. Null becomes SQL null, a list becomes an array of texts, and any other value
     * becomes text. The elements of a list must not be null.
     */
    public CopyWriter column(@Nullable Object value) {
        if (isRowStarted) {
            out.append('\t');
        }
        isRowStarted = true;
        switch (value) {
            case null -> out.append("\\N");
            case List<?> list -> escape(array(list));
            default -> escape(value.toString());
        }
        return this;
    }

    /** Ends the current row. */
    public void endRow() {
        out.append('\n');
        isRowStarted = false;
    }

    /** Returns the number of buffered characters. */
    public int size() {
        return out.length();
    }

    /**
     * Writes the buffered rows within the caller's transaction. Clears the buffer, even if the statement fails.
     *
     * @param copy the SQL statement that receives the rows, {@code COPY … FROM STDIN}
     */
    public void writeTo(JdbcTemplate jdbc, String copy) {
        byte[] rows = out.toString().getBytes(StandardCharsets.UTF_8);
        out.setLength(0);
        jdbc.execute((Connection connection) -> write(connection, copy, rows));
    }

    /** Runs the statement. Returns the number of rows that PostgreSQL inserted. */
    private static long write(Connection connection, String sql, byte[] rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(rows, 0, rows.length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static String array(List<?> list) {
        StringBuilder array = new StringBuilder("{");
        for (Object element : list) {
            array.append(array.length() > 1 ? ",\"" : "\"")
                    .append(element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }
}
