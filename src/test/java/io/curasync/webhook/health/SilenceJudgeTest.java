package io.curasync.webhook.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SilenceJudgeTest {

    /** A Monday. */
    private static final Instant START = at("2026-01-05T00:00");

    private static final Instant TEN_WEEKS_LATER = at("2026-03-16T00:00");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void raisesNothingInAnOrdinaryWeek(long seed) {
        ScriptedWeeks sent = new ScriptedWeeks(seed).send(START, TEN_WEEKS_LATER);
        List<String> alarms = new ArrayList<>();

        for (Instant now = TEN_WEEKS_LATER;
                now.isBefore(TEN_WEEKS_LATER.plus(Duration.ofDays(7)));
                now = now.plus(Duration.ofMinutes(20))) {
            sent.send(now, now.plus(Duration.ofMinutes(20)));
            SilenceJudge.Judgment judgment = judge(sent, now.plus(Duration.ofMinutes(20)));
            if (judgment.status() != CheckStatus.OK) {
                alarms.add(now + " " + judgment);
            }
        }

        assertThat(alarms).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void warnsAfterAnHourOfSilenceOnABusyMonday(long seed) {
        Instant stopped = at("2026-03-16T11:00");
        ScriptedWeeks sent = new ScriptedWeeks(seed).send(START, stopped);

        assertThat(judge(sent, stopped.plus(Duration.ofMinutes(15))).status()).isEqualTo(CheckStatus.OK);
        assertThat(judge(sent, stopped.plus(Duration.ofHours(1))).status()).isEqualTo(CheckStatus.WARN);
        assertThat(judge(sent, stopped.plus(Duration.ofHours(3))).status()).isEqualTo(CheckStatus.FAIL);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void raisesNothingOnAQuietSunday(long seed) {
        ScriptedWeeks sent = new ScriptedWeeks(seed).send(START, at("2026-03-14T20:00"));

        assertThat(judge(sent, at("2026-03-15T23:59")).status()).isEqualTo(CheckStatus.OK);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void raisesNothingAfterTheChangeToDaylightSavingTime(long seed) {
        // Clocks changed on Sunday, March 8, and on Sunday, November 1.
        for (String monday : List.of("2026-03-09", "2026-11-02")) {
            Instant midnight = at(monday + "T00:00");
            ScriptedWeeks sent =
                    new ScriptedWeeks(seed).send(midnight.minus(Duration.ofDays(65)), at(monday + "T05:00"));
            for (int hour = 5; hour < 24; hour++) {
                sent.send(at(monday + "T%02d:00".formatted(hour)), at(monday + "T%02d:59".formatted(hour)));
                assertThat(judge(sent, at(monday + "T%02d:59".formatted(hour))).status())
                        .isEqualTo(CheckStatus.OK);
            }
        }
    }

    @Test
    void continuesToFailHoweverLongTheSilenceLasts() {
        ScriptedWeeks sent = new ScriptedWeeks(1).send(START, TEN_WEEKS_LATER);

        for (int weeks : new int[] {1, 3, 10, 50}) {
            assertThat(judge(sent, TEN_WEEKS_LATER.plus(Duration.ofDays(7L * weeks)))
                            .status())
                    .as("after %d weeks", weeks)
                    .isEqualTo(CheckStatus.FAIL);
        }
    }

    @Test
    void doesNotCountTheTimeInWhichNoInstanceWasRunning() {
        Instant stopped = at("2026-03-16T11:00");
        Instant started = at("2026-03-16T14:00");
        ScriptedWeeks sent = new ScriptedWeeks(1).send(START, stopped).pause(stopped, started);

        assertThat(judge(sent, started.plus(Duration.ofMinutes(15))).status()).isEqualTo(CheckStatus.OK);
        assertThat(judge(sent, started.plus(Duration.ofHours(1))).status()).isEqualTo(CheckStatus.WARN);
    }

    @Test
    void toleratesOneHolidayInTheHistory() {
        ScriptedWeeks sent = new ScriptedWeeks(1)
                .send(START, at("2026-02-16T00:00"))
                .send(at("2026-02-17T00:00"), at("2026-03-16T11:00"));

        assertThat(judge(sent, at("2026-03-16T12:15")).status()).isEqualTo(CheckStatus.WARN);
    }

    @Test
    void doesNotExpectMoreThanOneMinutePerHourOfASenderInBatches() {
        ScriptedWeeks sent = new ScriptedWeeks(1).sendHourly(START, TEN_WEEKS_LATER, 500);

        assertThat(judge(sent, TEN_WEEKS_LATER.plus(Duration.ofHours(6))).status())
                .isEqualTo(CheckStatus.OK);
        assertThat(judge(sent, TEN_WEEKS_LATER.plus(Duration.ofHours(14))).status())
                .isEqualTo(CheckStatus.WARN);
    }

    @Test
    void onlyWarnsWithLittleHistory() {
        Instant stopped = at("2026-01-08T11:00");
        ScriptedWeeks sent = new ScriptedWeeks(1).send(START, stopped);

        assertThat(judge(sent, stopped.plus(Duration.ofHours(4))).status()).isEqualTo(CheckStatus.WARN);
    }

    @Test
    void raisesNothingOnTheFirstWeekend() {
        ScriptedWeeks sent = new ScriptedWeeks(1).send(START, at("2026-01-09T22:00"));

        assertThat(judge(sent, at("2026-01-12T06:00")).status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void raisesNothingOnTheFirstDay() {
        ScriptedWeeks sent = new ScriptedWeeks(1).send(START, at("2026-01-05T11:00"));

        SilenceJudge.Judgment judgment = judge(sent, at("2026-01-05T17:00"));

        assertThat(judgment.status()).isEqualTo(CheckStatus.OK);
        assertThat(judgment.usualPerHour()).isNull();
    }

    private static SilenceJudge.Judgment judge(ScriptedWeeks sent, Instant now) {
        return new SilenceJudge(sent.history()).judge(sent.last(), now);
    }

    private static Instant at(String inNewYork) {
        return LocalDateTime.parse(inNewYork).atZone(ScriptedWeeks.NEW_YORK).toInstant();
    }
}
