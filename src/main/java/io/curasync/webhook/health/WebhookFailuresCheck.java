package io.curasync.webhook.health;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Health check that warns if there are failed events that no correction has replaced. It fails if many more events than usual failed in the
 * last hour.
 */
@Component
class WebhookFailuresCheck implements HealthCheck {

    /** The check fails only if at least this number of events failed in the last hour. */
    static final int MANY = 20;

    /** The check fails only if the failures of the last hour exceed the usual number by more than this factor. */
    private static final int UNUSUAL_FACTOR = 10;

    private final FailedEventQuery query;

    WebhookFailuresCheck(FailedEventQuery query) {
        this.query = query;
    }

    @Override
    public CheckId id() {
        return CheckId.WEBHOOK_FAILURES;
    }

    @Override
    public CheckResult run() {
        FailedEventQuery.Failures failures = query.read();
        if (failures.count() == 0) {
            return CheckResult.ok("No failed webhook has to be replayed.");
        }
        String summary = "%s failed and %s not replayed, %s in the last hour."
                .formatted(
                        count(failures.count()),
                        failures.count() == 1 ? "was" : "were",
                        NumberLabels.of(failures.lastHour()));
        String action = "Open the failed webhooks, correct the cause, and replay them.";
        boolean unusual = failures.lastHour() >= MANY && failures.lastHour() > UNUSUAL_FACTOR * failures.usualPerHour();
        return (unusual ? CheckResult.fail(summary, action) : CheckResult.warn(summary, action))
                .with(details(failures));
    }

    private static String count(long count) {
        return count > HourRepository.MAX_FAILED
                ? "More than %s".formatted(NumberLabels.of(HourRepository.MAX_FAILED, "webhook"))
                : NumberLabels.of(count, "webhook");
    }

    private static List<String> details(FailedEventQuery.Failures failures) {
        List<String> details = new ArrayList<>();
        details.add(String.format(Locale.US, "Usual: %.1f failures an hour.", failures.usualPerHour()));
        if (failures.newestAge() != null) {
            details.add("The newest webhook failed %s ago.".formatted(NumberLabels.duration(failures.newestAge())));
        }
        if (failures.newestError() != null) {
            details.add("Reason of the newest failure: " + failures.newestError());
        }
        return details;
    }
}
