package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The health checks notice a wrong secret at the sender, and that it is corrected. */
class WebhookHealthTest extends AcceptanceHarness {

    private static final String BODY =
            WebhookClient.practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes");

    @Test
    void noticesAWrongSecretAtTheSender() {
        WebhookClient wrong = new WebhookClient(anonymous, "not our secret at all");

        JsonNode failed = awaitStatus("FAIL", () -> wrong.send(BODY).expect(401));
        assertThat(failed.get("summary").stringValue()).matches("The last \\d+ deliveries have invalid signatures .*");
        assertThat(failed.get("details").toString())
                .contains(" deliveries rejected from ", "wrong signature", "Secret 1 (…cret): ")
                .doesNotContain(SECRET);

        JsonNode warned = awaitStatus("WARN", () -> webhooks.send(BODY).expect(200));
        assertThat(warned.get("details").toString())
                .containsPattern("Secret 1 \\(…cret\\): \\d+ deliver(y|ies) in the last hour");
    }

    /** Sends before each evaluation, because counts of other tests may be stored late. */
    private JsonNode awaitStatus(String status, Runnable send) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            send.run();
                            for (JsonNode check : admin.post("/api/health/checks/run")
                                    .expect(200)
                                    .json()
                                    .get("checks")) {
                                if (check.get("id").stringValue().equals("webhook-signatures")) {
                                    return check;
                                }
                            }
                            throw new AssertionError("no such check");
                        },
                        check -> check.get("status").stringValue().equals(status));
    }
}
