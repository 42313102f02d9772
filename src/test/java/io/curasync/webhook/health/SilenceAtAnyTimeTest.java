package io.curasync.webhook.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckStatus;
import io.curasync.platform.SqlTimes;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.WebhookHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The judgment of a silence depends on the hours of the week in the history, but not on the time at which the silence is judged. */
class SilenceAtAnyTimeTest {

    private static final JdbcClient JDBC = TestDatabase.create().jdbc();

    /** Hour, midnight in UTC, start of the business day, midnight in New York, and both changes of its clocks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-29T04:00",
                "2026-11-30T00:00",
                "2026-11-30T12:00",
                "2026-11-30T05:00",
                "2026-03-08T07:00",
                "2026-11-01T06:00",
                "2027-01-01T00:00"
            })
    void isJudgedAlikeEachMinuteAroundABoundary(String boundary) {
        Instant at = LocalDateTime.parse(boundary).toInstant(ZoneOffset.UTC);

        assertJudged(LongStream.rangeClosed(-3, 3).mapToObj(minute -> at.plusSeconds(60 * minute)));
        assertJudged(Stream.of(at.minusMillis(1), at.plusMillis(1)));
    }

    @Test
    void isJudgedAlikeThroughoutAWeek() {
        Instant monday = Instant.parse("2026-11-23T00:00:00Z");

        assertJudged(LongStream.iterate(0, hour -> hour < 168, hour -> hour + 7)
                .mapToObj(hour -> monday.plus(Duration.ofMinutes(60 * hour + hour * 7 % 60))));
    }

    @Test
    void isJudgedAlikeAtRandomTimes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");

        try {
            assertJudged(Stream.generate(() -> start.plusMillis(
                            random.nextLong(Duration.ofDays(730).toMillis())))
                    .limit(20));
        } catch (AssertionError failure) {
            throw new AssertionError("With seed " + seed, failure);
        }
    }

    private static void assertJudged(Stream<Instant> times) {
        times.forEach(now -> {
            assertThat(judge(now, Duration.ofHours(3), false))
                    .as("after three hours of silence at %s", now)
                    .isEqualTo(CheckStatus.FAIL);
            assertThat(judge(now, Duration.ofMinutes(20), false))
                    .as("after 20 minutes of silence at %s", now)
                    .isEqualTo(CheckStatus.OK);
            assertThat(judge(now, Duration.ofHours(24), true))
                    .as("after the silence of each week at %s", now)
                    .isEqualTo(CheckStatus.OK);
        });
    }

    private static CheckStatus judge(Instant now, Duration silence, boolean weekly) {
        List<WebhookHistory.Hour> hours = JDBC.sql(WebhookHours.SELECT)
                .param("now", SqlTimes.param(now))
                .param("silence", silence.toSeconds())
                .param("weekly", weekly)
                .query(WebhookHistory.Hour.class)
                .list();
        WebhookHistory history = new WebhookHistory(
                hours.getFirst().start(),
                hours.stream().collect(Collectors.toMap(WebhookHistory.Hour::start, Function.identity())),
                List.of());
        return new SilenceJudge(history).judge(now.minus(silence), now).status();
    }
}
