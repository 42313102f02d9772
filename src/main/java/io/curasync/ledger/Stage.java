package io.curasync.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The temporary table that set-based statements read a round of facts from; written by COPY, empty after the commit. */
@Component
class Stage {

    private static final String CREATE = """
            create temporary table if not exists ledger_stage (
                seq int, complete boolean, settled boolean,
                practice_id text, user_id text, cura_intake_id text, specialty text, state text,
                sales_rep text, sales_rep_key text, activated_at timestamptz, total int,
                version timestamptz, as_of timestamptz, source_id bigint, digest bigint,
                practice bigint, twin bigint, created boolean not null default false, refusal text,
                sets_user_id boolean, sets_cura_intake_id boolean, sets_specialty boolean, sets_state boolean,
                sets_sales_rep boolean, sets_activated_at boolean, sets_total boolean, hints_total boolean,
                recounts boolean
            ) on commit delete rows""";

    private static final String COPY = """
            copy ledger_stage (seq, complete, practice_id, user_id, cura_intake_id, specialty, state, sales_rep,
                sales_rep_key, activated_at, total, digest, settled, version, as_of, source_id) from stdin""";

    private final JdbcTemplate jdbc;

    Stage(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what is on the stage with this round. */
    void load(List<StagedFact> round) {
        jdbc.execute((Connection connection) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(CREATE);
                statement.execute("delete from ledger_stage");
            }
            copy(connection, rows(round));
            return null;
        });
    }

    private static void copy(Connection connection, byte[] rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(rows, 0, rows.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static byte[] rows(List<StagedFact> round) {
        StringBuilder out = new StringBuilder(round.size() * 160);
        SightingDigest digest = new SightingDigest();
        Provenance last = null;
        String origin = "";
        try {
            for (StagedFact fact : round) {
                // A page's rows share theirs, and times are slow to write.
                if (fact.provenance() != last) {
                    last = fact.provenance();
                    origin = origin(last);
                }
                row(out, fact);
                column(out, digest.of(fact)).append('\t').append(origin);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String origin(Provenance provenance) {
        return "%s\t%s\t%s\t%d\n"
                .formatted(
                        provenance.sourceTime() != null,
                        provenance.version(),
                        provenance.asOf(),
                        provenance.sourceId());
    }

    private static void row(Appendable out, StagedFact fact) throws IOException {
        column(out, fact.index()).append('\t');
        column(out, fact.complete()).append('\t');
        column(out, fact.practiceId()).append('\t');
        column(out, fact.userId()).append('\t');
        column(out, fact.curaIntakeId()).append('\t');
        column(out, fact.specialty()).append('\t');
        column(out, fact.state()).append('\t');
        column(out, fact.salesRep()).append('\t');
        column(out, fact.salesRepKey()).append('\t');
        column(out, fact.activatedAt()).append('\t');
        column(out, fact.totalOrders()).append('\t');
    }

    /** One value in COPY's text format. */
    private static Appendable column(Appendable out, @Nullable Object value) throws IOException {
        if (value == null) {
            return out.append("\\N");
        }
        String text = value.toString();
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
        return out;
    }
}
