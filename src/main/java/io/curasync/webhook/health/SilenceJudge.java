package io.curasync.webhook.health;

import io.curasync.monitoring.CheckStatus;
import io.curasync.webhook.health.UsualRates.UsualRate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether it is unusual that no webhook has arrived for some time.
 *
 * <p>Estimates in how many minutes since the last webhook at least one webhook would usually have arrived. The higher this number is, the
 * more unusual is the silence. Counts minutes instead of webhooks, because a sender may send a hundred webhooks at once every hour, and
 * none in the rest of the hour.
 */
final class SilenceJudge {

    /**
     * The check warns if webhooks would usually have arrived in this number of minutes. Such a silence occurs by chance in less than one of
     * 100,000 cases.
     */
    static final double WARN_MINUTES = 12;

    /**
     * The check fails if webhooks would usually have arrived in this number of minutes. It only warns if the usual rate was learned from
     * less than two weeks.
     */
    static final double FAIL_MINUTES = 36;

    private final WebhookHistory history;
    private final UsualRates usualRates;

    SilenceJudge(WebhookHistory history) {
        this.history = history;
        usualRates = new UsualRates(history);
    }

    /**
     * Result of the judgment.
     *
     * @param expectedMinutes number of minutes in which a webhook would usually have arrived. The count ends when it reaches {@link
     *     #FAIL_MINUTES}.
     * @param usualPerHour usual number of webhooks in the current hour of the week; null if unknown
     */
    record Judgment(
            CheckStatus status,
            double expectedMinutes,
            @Nullable Long usualPerHour) {}

    /**
     * Judges the silence between the last webhook and now.
     *
     * @param last time of the last webhook
     */
    Judgment judge(Instant last, Instant now) {
        double expected = 0;
        boolean learned = true;
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        for (Instant hour = last.truncatedTo(ChronoUnit.HOURS);
                hour.isBefore(now) && expected < FAIL_MINUTES;
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            UsualRate usual = usualRates.at(hour, last);
            if (usual != null && usual.activeMinutes() > 0) {
                Instant from = hour.isBefore(last) ? last : hour;
                Instant to = hour.equals(current) ? now : hour.plus(1, ChronoUnit.HOURS);
                double share = (double) history.timeWithoutPauses(from, to).toMillis()
                        / Duration.ofHours(1).toMillis();
                expected += share * usual.activeMinutes();
                learned &= usual.learned();
            }
        }
        UsualRate usual = usualRates.at(current, last);
        return new Judgment(status(expected, learned), expected, usual == null ? null : usual.events());
    }

    private static CheckStatus status(double expected, boolean learned) {
        if (expected >= FAIL_MINUTES && learned) {
            return CheckStatus.FAIL;
        }
        return expected >= WARN_MINUTES ? CheckStatus.WARN : CheckStatus.OK;
    }
}
