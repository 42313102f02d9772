package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqlTimesTest {

    private final JdbcClient jdbc = TestDatabase.create().jdbc();

    @Test
    void readsBoundTimesUnchanged() {
        Instant time = Instant.parse("2026-03-08T07:59:59.123456Z");
        jdbc.sql("select ? as at").param(SqlTimes.param(time)).query(row -> {
            assertThat(SqlTimes.instant(row, "at")).isEqualTo(time);
            assertThat(SqlTimes.instantOrNull(row, "at")).isEqualTo(time);
        });
        assertThat(jdbc.sql("select :time")
                        .param("time", SqlTimes.param(time))
                        .query(Instant.class)
                        .single())
                .isEqualTo(time);
    }

    @Test
    void bindsAndReadsNull() {
        jdbc.sql("select :time::timestamptz as at")
                .param("time", SqlTimes.param(null))
                .query(row -> {
                    assertThat(SqlTimes.instantOrNull(row, "at")).isNull();
                });
    }
}
