package io.curasync.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service on this machine instead of a browser vendor's, which tests cannot reach. Verifies the sender (RFC 8292) and decrypts
 * each message for its receiver. Answers 400 and records the reason if a request violates the standards.
 */
public final class FakePushService implements AutoCloseable {

    private static final Pattern AUTHORIZATION = Pattern.compile("vapid t=([^.]+)\\.([^.]+)\\.([^,]+),\\s*k=(.+)");
    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_BODY_BYTES = 4_096;
    private static final long MAX_LIFETIME_SECONDS = 24 * 3_600;

    private final HttpServer server;
    private final Map<String, PushReceiver> receivers = new ConcurrentHashMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    public FakePushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", call -> {
            try (call) {
                answer(call);
            }
        });
        server.start();
    }

    /** Subscribes a browser. */
    public PushReceiver subscribe(String name) {
        PushReceiver receiver = new PushReceiver(origin() + "/" + name);
        receivers.put("/" + name, receiver);
        return receiver;
    }

    /** Returns the violations of the standards, in the order of their arrival. */
    public List<String> violations() {
        return violations;
    }

    private String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        PushReceiver receiver = receivers.get(call.getRequestURI().getPath());
        int status = receiver == null ? 404 : receiver.status();
        if (receiver != null && status == 201) {
            try {
                verify(call, body);
                receiver.receive(body);
            } catch (GeneralSecurityException | RuntimeException violation) {
                violations.add(violation.toString());
                status = 400;
            }
        }
        call.getResponseHeaders().set("Location", origin() + "/elsewhere");
        call.sendResponseHeaders(status, -1);
    }

    private void verify(HttpExchange call, byte[] body) throws GeneralSecurityException {
        require(call.getRequestMethod().equals("POST"), "the method");
        require("aes128gcm".equals(call.getRequestHeaders().getFirst("Content-Encoding")), "the encoding");
        require(Long.parseLong(call.getRequestHeaders().getFirst("TTL")) > 0, "the TTL");
        require(body.length <= MAX_BODY_BYTES, "the size");
        Matcher parts =
                AUTHORIZATION.matcher(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
        require(parts.matches(), "the authorization");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(PushReceiver.decode(BASE64URL.decode(parts.group(4))));
        signature.update((parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
        require(signature.verify(BASE64URL.decode(parts.group(3))), "the signature");
        JsonNode claims = JSON.readTree(BASE64URL.decode(parts.group(2)));
        long lifetime = claims.path("exp").asLong() - Instant.now().getEpochSecond();
        require(claims.path("aud").asString("").equals(origin()), "the audience");
        require(lifetime > 0 && lifetime <= MAX_LIFETIME_SECONDS, "the expiration");
        require(claims.path("sub").asString("").matches("(mailto:|https://).+"), "the contact");
    }

    private static void require(boolean valid, String what) {
        if (!valid) {
            throw new IllegalArgumentException(what + " is invalid");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
