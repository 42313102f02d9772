package io.curasync.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookSenderTest {

    private static final String SECRET = "a secret of the demo";
    private static final Instant EPOCH = Instant.parse("2026-11-24T15:00:00Z");

    private final JsonMapper json = JsonMapper.builder().build();
    private final SimulatedCuraGenesis world = new SimulatedCuraGenesis(7, EPOCH);

    @Test
    void signsForBothSchemes() throws Exception {
        List<SimulatedEvent.OrderPlaced> orders = world.history().subList(0, 60);
        try (StubReceiver receiver = new StubReceiver(number -> new StubReceiver.Response(200, "{}"));
                WebhookSender sender = sender(receiver, SECRET + ", an older secret")) {
            for (SimulatedEvent order : orders) {
                assertThat(sender.deliver(OutgoingWebhook.of(world, order, EPOCH.plusMillis(900))))
                        .isTrue();
            }
            List<StubReceiver.Received> standard = new ArrayList<>();
            for (StubReceiver.Received request : receiver.received()) {
                String hex = request.headers().getFirst("x-webhook-signature");
                if (hex == null) {
                    standard.add(request);
                    assertThat(request.headers().getFirst("webhook-signature"))
                            .isEqualTo(standardSignature(request, SECRET.getBytes(StandardCharsets.UTF_8)));
                    assertThat(request.headers().getFirst("webhook-timestamp"))
                            .isEqualTo(Long.toString(EPOCH.getEpochSecond()));
                } else {
                    assertThat(hex)
                            .isEqualTo(HexFormat.of()
                                    .formatHex(hmac(SECRET.getBytes(StandardCharsets.UTF_8), request.body())));
                }
            }
            assertThat(standard).hasSizeBetween(8, 32);
            assertThat(standard.stream().map(request -> request.headers().getFirst("webhook-id")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void readsAStandardWebhooksSecret() throws Exception {
        byte[] key = "twenty-four bytes of key".getBytes(StandardCharsets.UTF_8);
        try (StubReceiver receiver = new StubReceiver(number -> new StubReceiver.Response(200, "{}"));
                WebhookSender sender =
                        sender(receiver, "whsec_" + Base64.getEncoder().encodeToString(key))) {
            for (SimulatedEvent order : world.history().subList(0, 6)) {
                sender.deliver(OutgoingWebhook.of(world, order, EPOCH));
            }
            assertThat(receiver.received())
                    .hasSize(6)
                    .allSatisfy(request -> assertThat(request.headers().getFirst("webhook-signature"))
                            .isEqualTo(standardSignature(request, key)));
        }
    }

    @Test
    void writesBodiesAsTheContractSpecifies() throws Exception {
        SimulatedPractice practice = world.practice(42);
        Instant at = EPOCH.plusSeconds(60);
        SimulatedEvent.OrderPlaced order =
                new SimulatedEvent.OrderPlaced(at, 42, world.nextOrderId(), new BigDecimal("2080.00"));
        List<SimulatedEvent> happenings = List.of(
                order,
                new SimulatedEvent.PracticeActivated(at, 42),
                new SimulatedEvent.PracticeChanged(at, 42, "Podiatry", "Dana Reyes"),
                new SimulatedEvent.PracticeEnrolled(
                        at, new SimulatedPractice(world.nextPracticeNumber(), null, "Vascular", "TX", "", null), null));
        happenings.forEach(world::apply);
        try (StubReceiver receiver = new StubReceiver(number -> new StubReceiver.Response(200, "{}"));
                WebhookSender sender = sender(receiver, SECRET)) {
            for (SimulatedEvent simulatedEvent : happenings) {
                sender.deliver(OutgoingWebhook.of(world, simulatedEvent, at));
            }
            List<JsonNode> bodies = receiver.received().stream()
                    .map(request -> json.readTree(request.body()))
                    .toList();
            assertThat(bodies.get(0).path("event").asString()).isEqualTo("order.placed");
            assertThat(bodies.get(0).path("data"))
                    .isEqualTo(json.readTree("""
                            {"userId":"%s","orderId":"%s","orderAmount":2080.00,"orderDate":"2026-11-24T15:01:00Z"}
                            """.formatted(practice.userId(), order.orderId())));
            assertThat(bodies.get(1)).isEqualTo(json.readTree("""
                            {"event":"practice.activated","data":{"userId":"user_00000042",
                             "practiceId":"prac_00000042","activatedAt":"2026-11-24T15:01:00Z"}}
                            """));
            assertThat(bodies.get(2)).isEqualTo(json.readTree("""
                            {"event":"practice.updated","data":{"userId":"user_00000042",
                             "practiceId":"prac_00000042","totalOrders":%d,"state":"%s","specialty":"Podiatry",
                             "salesRep":"Dana Reyes"}}
                            """.formatted(world.total(42, at), practice.state())));
            assertThat(bodies.get(3).path("event").asString()).isEqualTo("practice.created");
            assertThat(bodies.get(3).path("data").path("totalOrders").asInt(-1)).isZero();
        }
    }

    @Test
    void retriesIfTheReceiverIsUnreachable() throws Exception {
        try (StubReceiver receiver = new StubReceiver(n -> new StubReceiver.Response(n < 4 ? 503 : 200, ""));
                WebhookSender sender = sender(receiver, SECRET)) {
            assertThat(sender.deliver(OutgoingWebhook.of(world, world.history().getFirst(), EPOCH)))
                    .isTrue();
            assertThat(receiver.received()).hasSize(4);
            assertThat(receiver.received().stream()
                            .map(WebhookSenderTest::signatures)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void givesUpAfterRepeatedFailures() throws Exception {
        try (StubReceiver receiver = new StubReceiver(number -> new StubReceiver.Response(500, ""));
                WebhookSender sender = sender(receiver, SECRET)) {
            assertThat(sender.deliver(OutgoingWebhook.of(world, world.history().getFirst(), EPOCH)))
                    .isFalse();
            assertThat(receiver.received()).hasSize(7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413})
    void doesNotRetryPermanentErrors(int status) throws Exception {
        try (StubReceiver receiver = new StubReceiver(number -> new StubReceiver.Response(status, ""));
                WebhookSender sender = sender(receiver, SECRET)) {
            assertThat(sender.deliver(OutgoingWebhook.of(world, world.history().getFirst(), EPOCH)))
                    .isFalse();
            assertThat(receiver.received()).hasSize(1);
        }
    }

    private WebhookSender sender(StubReceiver receiver, String secrets) {
        return new WebhookSender(receiver::address, secrets, json, Duration.ofMillis(1));
    }

    private static String signatures(StubReceiver.Received request) {
        Headers headers = request.headers();
        return headers.getFirst("x-webhook-signature") + headers.getFirst("webhook-signature");
    }

    private static String standardSignature(StubReceiver.Received request, byte[] key) throws Exception {
        String signed = request.headers().getFirst("webhook-id") + "."
                + request.headers().getFirst("webhook-timestamp") + "." + request.body();
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, signed));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
