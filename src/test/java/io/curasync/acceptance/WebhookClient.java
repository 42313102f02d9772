package io.curasync.acceptance;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A sender of valid webhooks. */
record WebhookClient(ApiClient api, String secret) {

    static final String PATH = "/api/webhooks/curagenesis/practice-update";

    static final String HEX_HEADER = "x-webhook-signature";

    /** Sends an event with the hex signature of its body. */
    ApiClient.Response send(String body) {
        return send(body.getBytes(StandardCharsets.UTF_8));
    }

    ApiClient.Response send(byte[] body) {
        return api.send(hexSigned(body));
    }

    HttpRequest hexSigned(byte[] body) {
        return unsigned(body).header(HEX_HEADER, hex(body)).build();
    }

    HttpRequest.Builder unsigned(byte[] body) {
        return api.request(PATH).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
    }

    String hex(byte[] body) {
        return HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
    }

    /** Sends an event with Standard Webhooks headers. */
    ApiClient.Response sendStandard(String id, Instant at, String body) {
        return api.send(unsigned(body.getBytes(StandardCharsets.UTF_8))
                .headers(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(at.getEpochSecond()),
                        "webhook-signature",
                        standard(id, at, body))
                .build());
    }

    String standard(String id, Instant at, String body) {
        byte[] key = secret.startsWith("whsec_")
                ? Base64.getDecoder().decode(secret.substring("whsec_".length()))
                : secret.getBytes(StandardCharsets.UTF_8);
        String signed = id + "." + at.getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String orderPlaced(String userId, String orderId, Instant at) {
        String order = """
                {"event":"order.placed","data":{"userId":"%s","orderId":"%s","orderAmount":2080.00,"orderDate":"%s"}}""";
        return order.formatted(userId, orderId, at);
    }

    static String practiceActivated(String userId, String practiceId, Instant at) {
        String activation = """
                {"event":"practice.activated","data":{"userId":"%s","practiceId":"%s","activatedAt":"%s"}}""";
        return activation.formatted(userId, practiceId, at);
    }

    /** @param event {@code practice.created} or {@code practice.updated} */
    static String practiceSeen(
            String event, String userId, String practiceId, int totalOrders, String state, String rep) {
        return """
                {"event":"%s","data":{"userId":"%s","practiceId":"%s","totalOrders":%d,"state":"%s",\
                "specialty":"Wound Care","salesRep":"%s"}}""".formatted(event, userId, practiceId, totalOrders, state, rep);
    }
}
