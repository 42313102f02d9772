package io.curasync.demo;

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
    void signsSoThatBothKindsVerify() throws Exception {
        List<SimulatedEvent.OrderPlaced> orders = world.history().subList(0, 60);
        try (Receiver receiver = new Receiver(number -> new Receiver.Answer(200, "{}"));
                WebhookSender sender = sender(receiver, SECRET + ", an older secret")) {
            for (SimulatedEvent order : orders) {
                assertThat(sender.deliver(OutgoingWebhook.of(world, order, EPOCH.plusMillis(900))))
                        .isTrue();
            }
            List<Receiver.Received> standard = new ArrayList<>();
            for (Receiver.Received one : receiver.received()) {
                String hex = one.headers().getFirst("x-webhook-signature");
                if (hex == null) {
                    standard.add(one);
                    assertThat(one.headers().getFirst("webhook-signature"))
                            .isEqualTo(standardSignature(one, SECRET.getBytes(StandardCharsets.UTF_8)));
                    assertThat(one.headers().getFirst("webhook-timestamp"))
                            .isEqualTo(Long.toString(EPOCH.getEpochSecond()));
                } else {
                    assertThat(hex)
                            .isEqualTo(HexFormat.of()
                                    .formatHex(hmac(SECRET.getBytes(StandardCharsets.UTF_8), one.body())));
                }
            }
            assertThat(standard).hasSizeBetween(8, 32);
            assertThat(standard.stream().map(one -> one.headers().getFirst("webhook-id")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void readsASecretOfTheStandardKind() throws Exception {
        byte[] key = "twenty-four bytes of key".getBytes(StandardCharsets.UTF_8);
        try (Receiver receiver = new Receiver(number -> new Receiver.Answer(200, "{}"));
                WebhookSender sender =
                        sender(receiver, "whsec_" + Base64.getEncoder().encodeToString(key))) {
            for (SimulatedEvent order : world.history().subList(0, 6)) {
                sender.deliver(OutgoingWebhook.of(world, order, EPOCH));
            }
            assertThat(receiver.received())
                    .hasSize(6)
                    .allSatisfy(one -> assertThat(one.headers().getFirst("webhook-signature"))
                            .isEqualTo(standardSignature(one, key)));
        }
    }

    @Test
    void writesTheBodiesOfTheContract() throws Exception {
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
        try (Receiver receiver = new Receiver(number -> new Receiver.Answer(200, "{}"));
                WebhookSender sender = sender(receiver, SECRET)) {
            for (SimulatedEvent simulatedEvent : happenings) {
                sender.deliver(OutgoingWebhook.of(world, simulatedEvent, at));
            }
            List<JsonNode> bodies = receiver.received().stream()
                    .map(one -> json.readTree(one.body()))
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
    void triesAgainWhenTheReceiverIsAway() throws Exception {
        try (Receiver receiver = new Receiver(n -> new Receiver.Answer(n < 4 ? 503 : 200, ""));
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
    void givesUpInTheEnd() throws Exception {
        try (Receiver receiver = new Receiver(number -> new Receiver.Answer(500, ""));
                WebhookSender sender = sender(receiver, SECRET)) {
            assertThat(sender.deliver(OutgoingWebhook.of(world, world.history().getFirst(), EPOCH)))
                    .isFalse();
            assertThat(receiver.received()).hasSize(7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413})
    void doesNotRepeatWhatARetryWouldNotMend(int status) throws Exception {
        try (Receiver receiver = new Receiver(number -> new Receiver.Answer(status, ""));
                WebhookSender sender = sender(receiver, SECRET)) {
            assertThat(sender.deliver(OutgoingWebhook.of(world, world.history().getFirst(), EPOCH)))
                    .isFalse();
            assertThat(receiver.received()).hasSize(1);
        }
    }

    private WebhookSender sender(Receiver receiver, String secrets) {
        return new WebhookSender(receiver::address, new WebhookSigner(secrets), json, Duration.ofMillis(1));
    }

    private static String signatures(Receiver.Received one) {
        Headers headers = one.headers();
        return headers.getFirst("x-webhook-signature") + headers.getFirst("webhook-signature");
    }

    private static String standardSignature(Receiver.Received one, byte[] key) throws Exception {
        String signed = one.headers().getFirst("webhook-id") + "."
                + one.headers().getFirst("webhook-timestamp") + "." + one.body();
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, signed));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
