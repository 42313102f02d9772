package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Section 2 of the contract: the configurable rate limits of webhooks and of the API. */
@TestPropertySource(
        properties = {
            "curasync.webhook.rate-limit.per-address=" + RateLimitTest.PER_ADDRESS,
            "curasync.webhook.rate-limit.overall=" + RateLimitTest.OVERALL,
            "curasync.api.rate-limit.per-caller=4"
        })
class RateLimitTest extends AcceptanceHarness {

    static final int PER_ADDRESS = 4;
    static final int OVERALL = 12;

    /** The number of calls that {@code per-caller=4} allows at once. */
    static final int BURST = 40;

    /** A number of calls that exceeds every limit. */
    static final int MANY = 200;

    final AtomicInteger order = new AtomicInteger();
    int accepted;

    @Test
    void limitsWebhooksPerAddress() {
        awaitRestoredLimit("203.0.113.1");

        ApiClient.Response refusal = sendUntilRejected(() -> "203.0.113.1");

        assertRejected(refusal);
        assertThat(accepted).isGreaterThanOrEqualTo(PER_ADDRESS);
        assertThat(inboxSize()).isEqualTo(accepted);
        assertThat(deliver("203.0.113.2").status()).as("another address").isEqualTo(200);
        awaitAccepted("203.0.113.1", refusal);
    }

    @Test
    void limitsWebhooksOverall() {
        awaitRestoredLimit("198.51.100.0");
        AtomicInteger address = new AtomicInteger();

        ApiClient.Response refusal = sendUntilRejected(() -> "198.51.100." + address.incrementAndGet());

        assertRejected(refusal);
        assertThat(accepted).isGreaterThanOrEqualTo(OVERALL);
        assertThat(inboxSize()).isEqualTo(accepted);
        awaitAccepted("198.51.100.0", refusal);
    }

    @Test
    void limitsApiCallsPerUser() {
        ApiClient rep = rep("rep@example.com");

        assertRejected(firstRefusal(() -> rep.get("/api/kpi/geo")));

        admin.get("/api/kpi/geo").expect(200);
        await().untilAsserted(() -> rep.get("/api/kpi/geo").expect(200));
    }

    @Test
    void limitsHealthChecksPerAddress() {
        String path = "/actuator/health/readiness";

        assertRejected(firstRefusal(() -> anonymous.get(path, "X-Forwarded-For", "203.0.113.9")));

        anonymous.get(path, "X-Forwarded-For", "203.0.113.10").expect(200);
    }

    @Test
    void doesNotCountWebhooksAsApiCalls() {
        String address = "203.0.113.11";
        awaitRestoredLimit(address);
        assertRejected(firstRefusal(() -> anonymous.get("/actuator/health/readiness", "X-Forwarded-For", address)));

        for (int i = 1; i < PER_ADDRESS; i++) {
            assertThat(deliver(address).status()).isEqualTo(200);
        }
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() {
        AtomicInteger host = new AtomicInteger();
        Supplier<String> address = () -> "2001:db8:1:2::" + Integer.toHexString(host.incrementAndGet());
        awaitRestoredLimit("2001:db8:1:2::");

        assertRejected(sendUntilRejected(address));
        assertRejected(
                firstRefusal(() -> anonymous.get("/actuator/health/readiness", "X-Forwarded-For", address.get())));

        assertThat(deliver("2001:db8:1:3::1").status()).as("another network").isEqualTo(200);
    }

    private static ApiClient.Response firstRefusal(Supplier<ApiClient.Response> call) {
        return Stream.generate(call)
                .limit(10 * BURST)
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no call was refused"));
    }

    @Test
    void doesNotLimitModerateApiUse() {
        for (int i = 0; i < 3 * OVERALL; i++) {
            admin.get("/api/kpi/geo").expect(200);
        }
    }

    /** Waits for a second, so that calls of other tests no longer count, and sends one webhook. */
    private void awaitRestoredLimit(String address) {
        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        assertThat(deliver(address).status()).isEqualTo(200);
        accepted = 1;
    }

    private ApiClient.Response sendUntilRejected(Supplier<String> address) {
        for (int i = 0; i < MANY; i++) {
            ApiClient.Response answer = deliver(address.get());
            if (answer.status() != 200) {
                return answer;
            }
            accepted++;
        }
        throw new AssertionError("None of %d was refused".formatted(MANY));
    }

    private static void assertRejected(ApiClient.Response refusal) {
        assertThat(refusal.status()).as(refusal.toString()).isEqualTo(429);
        assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refusal.json().get("status").asInt()).isEqualTo(429);
        assertThat(refusal.json().get("detail").stringValue()).isNotBlank();
        assertThat(refusal.header("Retry-After")).isEqualTo("1");
    }

    private void awaitAccepted(String address, ApiClient.Response refusal) {
        await().pollDelay(Duration.ofSeconds(Long.parseLong(refusal.header("Retry-After"))))
                .until(() -> true);
        assertThat(deliver(address).status()).isEqualTo(200);
    }

    private ApiClient.Response deliver(String address) {
        byte[] body = orderPlaced("user_1", "ord_" + order.incrementAndGet(), Instant.now())
                .getBytes(StandardCharsets.UTF_8);
        return anonymous.send(webhooks.unsigned(body)
                .header(WebhookClient.HEX_HEADER, webhooks.hex(body))
                .header("X-Forwarded-For", address)
                .build());
    }
}
