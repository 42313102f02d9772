package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accepts signatures of the Standard Webhooks project's own library. */
class StandardWebhooksTest extends AcceptanceHarness {

    static final Path SIGNER = Path.of("src", "test", "js").toAbsolutePath();
    static final String BODY = practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes – Ñandú");

    @BeforeAll
    static void install() throws Exception {
        // npm writes this file last.
        if (!Files.exists(SIGNER.resolve("node_modules/.package-lock.json"))) {
            run("", "npm", "ci");
        }
    }

    /** The library accepts keys only in base64; CuraSync may be configured with the same key as plain text. */
    static List<String> secrets() {
        return List.of(
                NEXT_SECRET,
                NEXT_SECRET.substring("whsec_".length()),
                "whsec_" + Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void acceptsSignaturesOfTheLibrary(String secret) throws Exception {
        Instant now = Instant.now();
        String signature = sign(secret, "msg_1", now, BODY);

        assertThat(deliver("msg_1", now, signature, BODY)
                        .expect(200)
                        .json()
                        .get("duplicate")
                        .booleanValue())
                .isFalse();

        awaitOrders(3);
        assertThat(practice("prac_1").get("salesRep").stringValue()).isEqualTo("Dana Reyes – Ñandú");
    }

    @Test
    void rejectsOtherSignatures() throws Exception {
        Instant now = Instant.now();
        String signature = sign(NEXT_SECRET, "msg_1", now, BODY);

        deliver("msg_1", now, signature, BODY.replace("TX", "FL")).expect(401);
        deliver("msg_2", now, signature, BODY).expect(401);
        deliver("msg_1", now.plusSeconds(1), signature, BODY).expect(401);
        String stranger = "whsec_" + Base64.getEncoder().encodeToString("a stranger".getBytes(StandardCharsets.UTF_8));
        deliver("msg_1", now, sign(stranger, "msg_1", now, BODY), BODY).expect(401);

        assertThat(inboxSize()).isZero();
    }

    private ApiClient.Response deliver(String id, Instant at, String signature, String body) {
        return anonymous.send(webhooks.unsigned(body.getBytes(StandardCharsets.UTF_8))
                .headers(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(at.getEpochSecond()),
                        "webhook-signature",
                        signature)
                .build());
    }

    private static String sign(String secret, String id, Instant at, String body) throws Exception {
        return run(
                ApiClient.JSON.writeValueAsString(
                        Map.of("secret", secret, "id", id, "timestamp", at.getEpochSecond(), "body", body)),
                "node",
                "sign.mjs");
    }

    private static String run(String input, String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("signer", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(SIGNER.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try (var standardInput = process.getOutputStream()) {
                standardInput.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return output;
        } finally {
            Files.delete(errors);
        }
    }
}
