package io.curasync.curagenesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0                              | 0",
                "120                            | 120",
                " 120                           | 120",
                "0000000000000000000120         | 120",
                "3600000                        | 3600000",
                "999999999                      | 999999999",
                "Sat, 28 Nov 2026 07:00:00 GMT  | 3600",
                "Sat, 28 Nov 2026 05:00:00 GMT  | -3600",
                "Saturday, 28-Nov-26 07:00:00 GMT | 3600",
                "-5                             | -",
                "1.5                            | -",
                "soon                           | -",
                "''                             | -",
                "１２０                          | -",
            })
    void readsSecondsAndDates(String header, @Nullable Long seconds) {
        RetryAfter read = RetryAfter.of(headers(header), NOW);

        assertThat(read == null ? null : read.delay().toSeconds()).isEqualTo(seconds);
    }

    @Test
    void returnsNullWithoutTheHeader() {
        assertThat(RetryAfter.of(new HttpHeaders(), NOW)).isNull();
        assertThat(RetryAfter.of(null, NOW)).isNull();
    }

    @Test
    void measuresADateByTheSourcesClock() {
        HttpHeaders headers = headers("Sat, 28 Nov 2026 09:00:00 GMT");
        headers.set(HttpHeaders.DATE, "Sat, 28 Nov 2026 08:58:00 GMT");

        assertThat(RetryAfter.of(headers, NOW)).extracting(RetryAfter::delay).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource({"99999999999999999999999", "1000000000", "86401"})
    void limitsTheDelayToOneDay(String header) {
        RetryAfter read = RetryAfter.of(headers(header), NOW);

        assertThat(read).extracting(RetryAfter::cappedDelay).isEqualTo(Duration.ofDays(1));
    }

    private static HttpHeaders headers(String retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
        return headers;
    }
}
