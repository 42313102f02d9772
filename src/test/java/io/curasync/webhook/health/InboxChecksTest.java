package io.curasync.webhook.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.webhook.ingest.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health checks of failed events and of the queue. */
class InboxChecksTest extends WebhookChecksHarness {

    private final WebhookFailuresCheck failures = new WebhookFailuresCheck(new FailedEventQuery(jdbc));
    private final WebhookQueueCheck queue = new WebhookQueueCheck(new QueueQuery(jdbc));

    @Test
    void warnsAboutFailedEventsUntilTheyAreReplayed() {
        assertThat(failures.run().status()).isEqualTo(CheckStatus.OK);
        event("FAILED", "2 days", "now() - interval '2 hours'");
        event("FAILED", "2 hours", "now() - interval '20 minutes'");

        CheckResult result = failures.run();

        assertThat(result.status()).isEqualTo(CheckStatus.WARN);
        assertThat(result.summary()).isEqualTo("2 webhooks failed and were not replayed, 1 in the last hour.");
        assertThat(result.details())
                .contains("The newest webhook failed 20 min ago.", "Reason of the newest failure: no state");

        jdbc.sql("update webhook_event set status = 'RECEIVED'").update();
        assertThat(failures.run().status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void failsIfMoreEventsFailThanUsual() {
        for (int i = 0; i < WebhookFailuresCheck.MANY; i++) {
            event("FAILED", "5 minutes", "now()");
        }
        assertThat(failures.run().status()).isEqualTo(CheckStatus.FAIL);

        jdbc.sql("""
                insert into webhook_hour (hour, failed)
                select hour, 5
                from generate_series(date_trunc('hour', now()) - interval '9 days', now(), interval '1 hour') as hour""").update();
        assertThat(failures.run().status()).isEqualTo(CheckStatus.WARN);
    }

    @ParameterizedTest
    @CsvSource({"5 seconds,OK", "2 minutes,WARN", "6 minutes,FAIL"})
    void judgesTheQueueByTheOldestEvent(String age, CheckStatus status) {
        assertThat(queue.run().status()).isEqualTo(CheckStatus.OK);
        event("RECEIVED", age, "null");
        event("RECEIVED", "1 second", "null");

        CheckResult result = queue.run();

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.summary()).startsWith("2 events are queued, the oldest for ");
    }

    @Test
    void judgesRetriesAndReplaysSinceTheyAreDue() {
        event("RECEIVED", "1 day", "null");
        jdbc.sql("update webhook_event set attempts = 2, next_attempt_at = now() + interval '1 hour'")
                .update();
        assertThat(queue.run().summary()).isEqualTo("1 event is queued and not due yet.");
        event("RECEIVED", "2 days", "null");
        jdbc.sql(
                        "update webhook_event set earlier_attempts = 1, next_attempt_at = now() - interval '5 seconds' where attempts = 0")
                .update();
        assertThat(queue.run().status()).isEqualTo(CheckStatus.OK);
        assertThat(queue.run().summary()).startsWith("2 events are queued, the oldest for 5.");

        jdbc.sql("update webhook_event set next_attempt_at = now() - interval '2 minutes' where attempts = 2")
                .update();
        assertThat(queue.run().status()).isEqualTo(CheckStatus.WARN);
    }

    @Test
    void reportsDeliveriesThatTheQueueOrTheRateLimitRejects() {
        reject(RejectReason.RATE_LIMIT, "198.51.100.7", 4, "30 minutes");
        assertThat(queue.run().status()).isEqualTo(CheckStatus.WARN);
        assertThat(queue.run().summary()).contains("4 deliveries were rejected by the rate limit");

        reject(RejectReason.QUEUE_FULL, "198.51.100.8", 1, "8 minutes");
        assertThat(queue.run().status()).isEqualTo(CheckStatus.FAIL);
    }

    @Test
    void mentionsEventsThatWaitForTheirPractice() {
        event("WAITING", "2 days", "null");
        event("WAITING", "2 hours", "null");

        assertThat(queue.run().status()).isEqualTo(CheckStatus.OK);
        assertThat(queue.run().details())
                .containsExactly("2 events wait for a practice that is not known yet, 1 for more than a day.");
    }
}
