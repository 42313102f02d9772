package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No webhook body causes a 500 or a partial change. */
class WebhookFuzzTest extends AcceptanceHarness {

    static final int BODIES = Nightly.repetitions(1_000, 3_000);

    @Test
    void rejectsMalformedSignedBodiesWithoutChanges() throws Exception {
        long seed = Long.getLong("curasync.fuzz-seed", System.nanoTime());
        System.out.println("Malformed bodies are of -Dcurasync.fuzz-seed=" + seed);
        processed(webhooks.send(practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes")));
        JsonNode figures = figures();
        JsonNode practice = practice("prac_1");

        Map<Integer, Integer> statuses = sendAll(new MalformedBodies(
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed)));

        System.out.println("Answers to malformed bodies: " + statuses);
        assertThat(statuses.keySet()).isSubsetOf(200, 400, 413);
        await().atMost(SOON).until(() -> count("RECEIVED") == 0);
        assertThat(count("APPLIED")).as("only the practice's own").isEqualTo(1);
        assertThat(database.jdbc()
                        .sql("select count(*) from webhook_event where status = 'FAILED' and error is null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(admin.all("/api/webhooks/refusals"))
                .as("each that was answered 400, with its reason")
                .hasSize(statuses.getOrDefault(400, 0))
                .allSatisfy(
                        refusal -> assertThat(refusal.get("reason").asString()).startsWith("The body "));
        assertThat(practice("prac_1")).isEqualTo(practice);
        assertThat(figures()).isEqualTo(figures);
        admin.all("/api/webhooks/events");
    }

    private Map<Integer, Integer> sendAll(MalformedBodies bodies) throws Exception {
        List<Callable<Integer>> sendings = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) {
            byte[] body = bodies.next();
            sendings.add(() -> {
                ApiClient.Response answer = webhooks.send(body);
                if (answer.status() >= 500) {
                    System.out.println(answer + " to "
                            + new String(body, StandardCharsets.ISO_8859_1).substring(0, Math.min(300, body.length)));
                }
                return answer.status();
            });
        }
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> status : senders.invokeAll(sendings)) {
                statuses.merge(status.get(), 1, Integer::sum);
            }
        }
        return statuses;
    }

    private JsonNode figures() {
        var figures = (tools.jackson.databind.node.ObjectNode) overview();
        figures.remove("asOf");
        return figures;
    }

    private long count(String status) {
        return database.jdbc()
                .sql("select count(*) from webhook_event where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }

    /** Bodies that must not change anything. */
    record MalformedBodies(RandomGenerator random) {

        private static final String[] VALUES = {
            "null",
            "true",
            "-1",
            "-0",
            "2147483648",
            "99999999999999999999",
            "1e999999999",
            "1e-999999999",
            "0.1",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\u001f\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "[]",
            "{}",
            "[[]]",
            "\"9\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"0000-00-00\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "-9223372036854775809",
            "9223372036854775807",
            "\"" + "x".repeat(201) + "\"",
            "\"" + "x".repeat(100_000) + "\"",
            "NaN",
            "Infinity",
            "'x'"
        };

        byte[] next() {
            return switch (random.nextInt(8)) {
                case 0 -> noise();
                case 1 -> cut(update());
                case 2 -> bytes("{\"event\":\"practice.updated\",\"data\":" + nested());
                case 3 -> wronglyEncoded();
                case 4 ->
                    bytes(oneWrongField("practice.updated", "totalOrders", "\"userId\":\"user_1\",\"state\":\"FL\""));
                case 5 ->
                    bytes(oneWrongField(
                            "order.placed",
                            "orderDate",
                            "\"userId\":\"user_1\",\"orderId\":\"o%d\"".formatted(random.nextInt())));
                case 6 -> bytes(oneWrongField("practice.activated", "activatedAt", "\"practiceId\":\"prac_1\""));
                default -> bytes("{\"event\":%s,\"data\":%s,\"id\":%s}".formatted(value(), value(), value()));
            };
        }

        /** A required or typed field: each value is rejected, or counts as absent. */
        private String oneWrongField(String event, String field, String rest) {
            String value = value();
            boolean possible = value.equals("null") || value.equals("-0") || value.equals("2147483648");
            return "{\"event\":\"%s\",\"data\":{%s,\"%s\":%s}}"
                    .formatted(event, rest, field, possible ? "\"9\"" : value);
        }

        private String nested() {
            int depth = 1 + random.nextInt(50_000);
            boolean lists = random.nextBoolean();
            return lists ? "[".repeat(depth) : "{\"data\":".repeat(Math.min(depth, 20_000));
        }

        private byte[] noise() {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            return noise;
        }

        private String update() {
            return practiceSeen("practice.updated", "user_1", "prac_1", random.nextInt(100), "FL", "Somebody");
        }

        private byte[] cut(String body) {
            return bytes(body.substring(0, random.nextInt(body.length() - 1)));
        }

        private byte[] wronglyEncoded() {
            return switch (random.nextInt(3)) {
                case 0 -> update().replace("Somebody", "Andr\u00e9").getBytes(StandardCharsets.ISO_8859_1);
                case 1 -> update().getBytes(StandardCharsets.UTF_16);
                default -> {
                    byte[] body = bytes(update().replace("Somebody", "XXXX"));
                    body[body.length - 6] = (byte) 0xC0;
                    body[body.length - 5] = (byte) 0x80;
                    yield body;
                }
            };
        }

        private String value() {
            return VALUES[random.nextInt(VALUES.length)];
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
