package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Indexes that the lists need, and that must not slow down the ledger. */
class PracticeIndexTest {

    private final JdbcClient jdbc = TestDatabase.create().jdbc();

    @BeforeEach
    void createPractices() {
        jdbc.sql("insert into practice (practice_id, changed_at) select 'prac_' || n, now() - make_interval(mins => n)"
                        + " from generate_series(1, 50) n")
                .update();
    }

    /** An update that changes an indexed column is not HOT: every index of the table then gets a new entry. */
    @Test
    void indexesContainNoColumnThatAnOrderChanges() {
        List<String> indexes = jdbc.sql("select indexdef from pg_indexes where tablename = 'practice'")
                .query(String.class)
                .list();

        assertThat(indexes).hasSizeGreaterThan(5);
        assertThat(indexes)
                .allSatisfy(index -> assertThat(index).doesNotContain("changed_at", "total_orders", "last_order_at"));
    }

    @Test
    void changeOrderFollowsEveryChange() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int step = 0; step < 200; step++) {
            String change = switch (random.nextInt(5)) {
                case 0 -> "insert into practice (practice_id) values ('fresh_" + step + "')";
                case 1 -> "delete from practice where id % 17 = " + random.nextInt(17);
                case 2 -> "update practice set user_id = 'user_" + step + "' where id = " + random.nextInt(60);
                case 3 -> "update practice set changed_at = now() where id % 5 = " + random.nextInt(5);
                default ->
                    "update practice set total_orders = total_orders + 1, changed_at = clock_timestamp() where id % 7 = "
                            + random.nextInt(7);
            };
            jdbc.sql(change).update();
        }

        assertThat(storedOrder()).as("seed %d", seed).isNotEmpty().isEqualTo(toTheSecond());
    }

    private List<String> storedOrder() {
        return order("select changed_at, practice as id from practice_observation order by 1, 2");
    }

    private List<String> toTheSecond() {
        return order("select date_trunc('second', changed_at) as changed_at, id from practice order by 1, 2");
    }

    private List<String> order(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> row.getString("changed_at") + " " + row.getLong("id"))
                .list();
    }

    @Test
    void keepsTheLastOfSeveralChangesInATransaction() {
        jdbc.sql("""
                do $$
                begin
                    insert into practice (practice_id) values ('new');
                    update practice set changed_at = now() where practice_id = 'new';
                    update practice set changed_at = now() + interval '1 second' where practice_id = 'new';
                end $$
                """).update();

        assertThat(storedOrder()).isEqualTo(toTheSecond());
    }
}
