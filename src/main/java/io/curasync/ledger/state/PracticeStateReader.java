package io.curasync.ledger.state;

import io.curasync.ledger.PracticeState;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the current state of practices. */
@Component
public class PracticeStateReader {

    public static final String COLUMNS =
            "id, practice_id, user_id, specialty, state, sales_rep, sales_rep_key, owner_id,"
                    + " activated_at, total_orders, missing_since, created_at";

    private final JdbcClient jdbc;

    public PracticeStateReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<Long, PracticeState> of(Collection<Long> practices) {
        Map<Long, PracticeState> states = HashMap.newHashMap(practices.size());
        if (!practices.isEmpty()) {
            jdbc.sql("select " + COLUMNS + " from practice where id = any(?)")
                    .param(practices.toArray(Long[]::new))
                    .query((ResultSet row) -> {
                        states.put(row.getLong("id"), read(row));
                    });
        }
        return states;
    }

    public PracticeState one(long practice) {
        return jdbc.sql("select " + COLUMNS + " from practice where id = ?")
                .param(practice)
                .query((row, number) -> read(row))
                .single();
    }

    public static PracticeState read(ResultSet row) throws SQLException {
        String salesRep = row.getString("sales_rep");
        return new PracticeState(
                row.getString("practice_id"),
                row.getString("user_id"),
                row.getString("specialty"),
                row.getString("state"),
                salesRep == null ? "" : salesRep,
                row.getString("sales_rep_key"),
                row.getObject("owner_id", Long.class),
                SqlTimes.instantOrNull(row, "activated_at"),
                row.getInt("total_orders"),
                SqlTimes.instantOrNull(row, "missing_since"),
                SqlTimes.instant(row, "created_at"));
    }
}
