package io.curasync.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores each user's choice of columns for the list of practices. */
@Component
public class ColumnPreferences {

    private final JdbcClient jdbc;

    ColumnPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the columns that the user has chosen, in the order of {@link PracticeColumn}. Ignores stored columns that no longer exist.
     * Returns an empty result if the user has never chosen columns.
     *
     * @param user id of the user
     */
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

    /**
     * Stores the user's choice of columns. Replaces an earlier choice.
     *
     * @param user id of the user
     */
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
