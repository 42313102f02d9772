package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceActivated;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 2 of the contract: each event takes effect once, however often it is delivered. */
class WebhookDuplicatesTest extends WebhookHarness {

    @Test
    void detectsDuplicatesByWebhookId() {
        String update = practiceSeen("practice.updated", "user_1", "prac_1", 9, "FL", "Dana Reyes");

        assertThat(isDuplicate(webhooks.sendStandard("msg_1", Instant.now(), update)))
                .isFalse();
        assertThat(isDuplicate(webhooks.sendStandard("msg_1", Instant.now(), update)))
                .isTrue();
        assertThat(isDuplicate(webhooks.sendStandard("msg_2", Instant.now(), update)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"id", "eventId"})
    void detectsDuplicatesByBodyId(String field) {
        String update = """
                {"%s":"evt_1","event":"practice.updated","data":{"userId":"user_1","totalOrders":%d}}""";

        assertThat(isDuplicate(webhooks.send(update.formatted(field, 7)))).isFalse();
        assertThat(isDuplicate(webhooks.send(update.formatted(field, 8)))).isTrue();
        awaitOrders(7);
    }

    @Test
    void detectsDuplicatesByNaturalKey() {
        assertThat(isDuplicate(webhooks.send(orderPlaced("user_1", "ord_1", now))))
                .isFalse();
        assertThat(isDuplicate(webhooks.send(orderPlaced("user_1", "ord_1", now.plusSeconds(1)))))
                .isTrue();
        assertThat(isDuplicate(webhooks.send(practiceActivated("user_1", "prac_1", now))))
                .isFalse();
        assertThat(isDuplicate(webhooks.send(practiceActivated("user_1", "prac_1", now))))
                .isTrue();
        String update = practiceSeen("practice.updated", "user_1", "prac_1", 9, "FL", "Dana Reyes");
        assertThat(isDuplicate(webhooks.send(update))).isFalse();
        assertThat(isDuplicate(webhooks.send(update)))
                .as("an update without any id")
                .isFalse();
    }

    @Test
    void countsAnOrderOnceAcrossDeliveryIds() {
        webhooks.sendStandard("msg_1", Instant.now(), orderPlaced("user_1", "ord_1", now))
                .expect(200);
        webhooks.sendStandard("msg_2", Instant.now(), orderPlaced("user_1", "ord_1", now))
                .expect(200);
        processed(webhooks.send(orderPlaced("user_1", "ord_1", now)));

        assertThat(totalOrders()).isEqualTo(4);
    }
}
