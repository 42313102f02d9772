package io.curasync.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the columns of the list of practices that each user has chosen. */
@Component
public class ColumnPreferences {

    private final JdbcClient jdbc;

    ColumnPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the user's columns, without those that no longer exist. Empty if the user has chosen none. */
    public Optional<List<PracticeColumn>> of(long user) {
        return jdbc.sql("select columns from practice_column_preference where user_id = :user")
                .param("user", user)
                .query(String.class)
                .optional()
                .map(names -> Arrays.asList(names.split(",")))
                .map(names -> Arrays.stream(PracticeColumn.values())
                        .filter(column -> names.contains(column.name()))
                        .toList());
    }

    /** Stores the columns of the user. */
    public void choose(long user, List<PracticeColumn> columns) {
        jdbc.sql("""
                        insert into practice_column_preference (user_id, columns) values (:user, :columns)
                        on conflict (user_id) do update set columns = excluded.columns
                        """)
                .param("user", user)
                .param("columns", columns.stream().map(Enum::name).collect(Collectors.joining(",")))
                .update();
    }
}
