package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** Assertions about an instance whose database is unavailable. */
final class OutageChecks {

    private OutageChecks() {}

    /** Asserts that an open screen shows the outage. */
    static void assertShown(Page page) {
        assertThat(page.locator("cura-interrupted:visible").first())
                .hasText(Pattern.compile("The database is not reachable · as of \\d\\d:\\d\\d:\\d\\d"));
        assertThat(page.locator("cura-connection")).containsText("The database is not reachable");
    }

    /** Asserts that a response reports the outage. */
    static void assertReported(ApiClient.Response refusal) {
        assertThat(refusal.status()).as(refusal.toString()).isEqualTo(503);
        assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refusal.json().get("detail").stringValue()).isNotBlank();
    }

    /** Asserts that a response reports the outage, and when to send the request again. */
    static void assertRequestsRetry(ApiClient.Response refusal) {
        assertReported(refusal);
        assertThat(refusal.header("Retry-After")).matches("[1-9]\\d*");
    }
}
