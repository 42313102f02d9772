package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SignatureVerifierTest {

    private static final String SECRET = "a webhook secret";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final SignatureVerifier strict = signatures(true);
    private final String hex = HexFormat.of().formatHex(hmac("{}"));

    @Test
    void rejectsAValidHexSignatureIfATimestampIsRequired() {
        assertThat(verify(signatures(false), hex, null)).isInstanceOf(SignatureCheck.Valid.class);

        assertThat(reason(verify(strict, hex, null)))
                .contains("x-webhook-signature covers no timestamp", "CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP");
    }

    @Test
    void ignoresTheHexSignatureIfATimestampIsRequired() {
        for (String beside : new String[] {null, hex, "00"}) {
            assertThat(verify(strict, beside, standard(NOW))).isEqualTo(new SignatureCheck.Valid("msg_1", NOW, 1));
        }
    }

    @Test
    void rejectsAnInvalidStandardSignatureDespiteAValidHexSignature() {
        assertThat(reason(verify(strict, hex, "v1,AAAA"))).contains("webhook-signature is not that of this id");
        assertThat(reason(verify(strict, hex, ""))).contains("webhook-signature is not that of this id");
        Instant old = NOW.minusSeconds(301);
        SignatureVerifier.Headers recorded =
                new SignatureVerifier.Headers(hex, "msg_1", Long.toString(old.getEpochSecond()), standard(old));
        assertThat(reason(strict.verify(recorded, BODY))).contains("more than 5 minutes");
        assertThat(reason(strict.verify(new SignatureVerifier.Headers(hex, null, null, standard(NOW)), BODY)))
                .contains("webhook-id and webhook-timestamp");
    }

    @Test
    void requiresStandardWebhooksOnlyWithTimestamps() {
        assertThat(reason(verify(strict, null, null))).contains("missing").doesNotContain("x-webhook-signature");
        assertThat(reason(verify(signatures(false), null, null))).contains("missing", "x-webhook-signature");
    }

    @Test
    void readsTheRequirementFromTheEnvironment() {
        assertThat(bound(Map.of())).isNull();
        assertThat(bound(Map.of("CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP", "true")))
                .isEqualTo(new SignatureProperties(true));
    }

    private static @Nullable SignatureProperties bound(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return Binder.get(environment)
                .bind("curasync.webhook", SignatureProperties.class)
                .orElse(null);
    }

    private static SignatureVerifier signatures(boolean requireTimestamp) {
        List<WebhookSecret> secrets = WebhookSecret.parse(SECRET);
        return new SignatureVerifier(secrets, requireTimestamp, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static SignatureCheck verify(
            SignatureVerifier signatureVerifier, @Nullable String hex, @Nullable String standard) {
        String timestamp = Long.toString(NOW.getEpochSecond());
        return signatureVerifier.verify(new SignatureVerifier.Headers(hex, "msg_1", timestamp, standard), BODY);
    }

    private static String reason(SignatureCheck signatureCheck) {
        return ((SignatureCheck.Invalid) signatureCheck).reason();
    }

    private static String standard(Instant at) {
        return "v1," + Base64.getEncoder().encodeToString(hmac("msg_1." + at.getEpochSecond() + ".{}"));
    }

    private static byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
