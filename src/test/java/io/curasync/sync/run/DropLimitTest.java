package io.curasync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.MissingPracticeMarker.Coverage;
import io.curasync.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a full run has lost implausibly many practices. */
class DropLimitTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final DropLimitQuery query = new DropLimitQuery(jdbc);

    @BeforeEach
    void begin() {
        jdbc.sql("delete from sync_run").update();
    }

    @ParameterizedTest
    @CsvSource({
        // Drops below 1 %: the limit is 5 %.
        "30, 0.8, 1000, 50, false",
        "30, 0.8, 1000, 51, true",
        "30, 0.8, 1000, 120, true",
        "1, 0, 100, 12, true",
        // Drops of 6 %: the limit is 12 %.
        "30, 6, 1000, 120, false",
        "30, 6, 1000, 121, true",
        // Never more than 20 %.
        "30, 15, 1000, 200, false",
        "30, 15, 1000, 201, true",
        // Without history, 20 %.
        "0, 0, 1000, 200, false",
        "0, 0, 1000, 201, true",
        // Fewer than five practices exceed only the limit of 20 %.
        "30, 0, 20, 4, false",
        "30, 0, 19, 4, true",
        "30, 0, 50, 5, true",
        "30, 0, 100, 5, false",
        "30, 0, 1, 1, true",
        "30, 0, 0, 0, false",
    })
    void comparesTheDropWithThoseOfEarlierRuns(long runs, double largest, long known, long missed, boolean expected) {
        assertThat(new DropLimit(runs, largest).isExceededBy(new Coverage(known - missed, missed)))
                .isEqualTo(expected);
    }

    @Test
    void explainsTheDropInNumbers() {
        assertThat(new DropLimit(30, 0.75).reason(new Coverage(880, 120)))
                .isEqualTo(
                        "It saw 880 of the 1000 practices that are known, so nothing was marked missing. That is 12.0 % fewer;"
                                + " the limit is 5.0 %, as the largest drop of 30 earlier full syncs was 0.8 %");
    }

    @Test
    void learnsFromTheLastThirtyFullRunsThatSucceeded() {
        run("FULL", "SUCCEEDED", 18, 100);
        for (int n = 0; n < 28; n++) {
            run("FULL", "SUCCEEDED", 1, 100);
        }
        run("INCREMENTAL", "SUCCEEDED", 0, 100);
        run("FULL", "SUSPICIOUS", 0, 100);
        run("FULL", "PARTIAL", 3, 100);
        long thirtieth = run("FULL", "RUNNING", 0, 100);

        assertThat(query.before(thirtieth)).isEqualTo(new DropLimit(30, 18));
        assertThat(query.before(thirtieth + 1)).isEqualTo(new DropLimit(30, 18));

        jdbc.sql("update sync_run set status = 'SUCCEEDED' where id = ?")
                .param(thirtieth)
                .update();
        assertThat(query.before(thirtieth + 1)).isEqualTo(new DropLimit(30, 3));
    }

    @Test
    void ignoresApprovedDropsAboveTheMaximum() {
        run("FULL", "SUCCEEDED", 40, 100);
        run("FULL", "SUCCEEDED", 1, 200);

        assertThat(query.before(Long.MAX_VALUE)).isEqualTo(new DropLimit(1, 0.5));
    }

    @Test
    void knowsNothingBeforeTheFirstFullRun() {
        assertThat(query.before(1)).isEqualTo(new DropLimit(0, 0));
    }

    private long run(String kind, String status, int missing, int expected) {
        return jdbc.sql("""
                        insert into sync_run (kind, trigger, status, instance, missing, expected)
                        values (:kind, 'SCHEDULE', :status, 'one', :missing, :expected) returning id""")
                .param("kind", kind)
                .param("status", status)
                .param("missing", missing)
                .param("expected", expected)
                .query(Long.class)
                .single();
    }
}
