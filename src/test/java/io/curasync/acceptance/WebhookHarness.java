package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;

/** A practice that a webhook has created. */
abstract class WebhookHarness extends AcceptanceHarness {

    Instant now;

    @BeforeEach
    void aPractice() {
        assertThat(processed(webhooks.send(practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes")))
                        .get("status")
                        .stringValue())
                .isEqualTo("APPLIED");
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    static boolean isDuplicate(ApiClient.Response answer) {
        return answer.expect(200).json().get("duplicate").booleanValue();
    }
}
