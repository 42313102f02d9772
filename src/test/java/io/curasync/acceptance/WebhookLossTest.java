package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A run counts the changes that no webhook has reported since the last successful run began. */
class WebhookLossTest extends AcceptanceHarness {

    static final int KNOWN = 20;

    JsonNode first;

    @BeforeEach
    void begin() {
        super.begin();
        SOURCE.populate(KNOWN);
        first = sync();
    }

    @Test
    void countsNothingInTheFirstRun() {
        assertThat(first.get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(first.get("missedByWebhooks").isNull()).isTrue();
    }

    @Test
    void countsChangesWithoutAWebhook() {
        change(1, 2, 3);
        SOURCE.put(SourcePractice.number(KNOWN + 1));
        sendWebhook(1);
        sendWebhook(5);
        SourceStub.awaitNextSecond();

        assertThat(missedByWebhooks(sync())).as("2, 3 and the new one").isEqualTo(3);
        await().atMost(SOON).untilAsserted(() -> assertThat(gauge()).isEqualTo("curasync_sync_missed_by_webhooks 3.0"));
        assertThat(missedByWebhooks(sync())).as("nothing changed since").isZero();
    }

    @Test
    void ignoresWebhooksFromBeforeTheLastSuccessfulRun() {
        sendWebhook(1);
        sync();
        change(1);

        assertThat(missedByWebhooks(sync())).isEqualTo(1);
    }

    @Test
    void ignoresFailedRunsAsReference() {
        change(1);
        sendWebhook(1);
        SOURCE.always(StubResponse.status(401));
        JsonNode failed = sync();
        SOURCE.always(StubResponse.healthy());

        assertThat(failed.get("missedByWebhooks").isNull()).isTrue();
        assertThat(missedByWebhooks(sync())).isZero();
    }

    @Test
    void doesNotCountMissingPractices() {
        SOURCE.remove("prac_00000007");

        JsonNode run = sync();

        assertThat(run.get("missing").asInt()).isEqualTo(1);
        assertThat(missedByWebhooks(run)).isZero();
    }

    private void change(int... numbers) {
        for (int n : numbers) {
            SOURCE.put(SourcePractice.number(n).withOrders(1_000 + n));
        }
    }

    /**
     * Sends a webhook about the practice. Any webhook shows that webhooks arrive, even if it does not report all changes.
     */
    private void sendWebhook(int number) {
        SourcePractice practice = SourcePractice.number(number);
        processed(webhooks.send(WebhookClient.orderPlaced(practice.userId(), "ord_" + number, Instant.now())));
    }

    private static long missedByWebhooks(JsonNode run) {
        assertThat(run.get("missedByWebhooks").isNumber()).as(run.toString()).isTrue();
        return run.get("missedByWebhooks").longValue();
    }

    private String gauge() {
        List<String> lines = anonymous
                .get("/actuator/prometheus")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith("curasync_sync_missed_by_webhooks"))
                .toList();
        return String.join("\n", lines);
    }
}
