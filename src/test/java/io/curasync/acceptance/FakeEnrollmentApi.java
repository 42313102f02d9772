package io.curasync.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A simulated {@code POST /api/createUser} of CuraGenesis. Each call consumes one of its configured failures. */
final class FakeEnrollmentApi {

    /** The response to a call. */
    enum Behavior {
        WELL,
        REFUSES,
        BAD_TOKEN,
        BROKEN,
        REDIRECTS,
        /** Enrolls the practice, but the response is lost. */
        ENROLLS_AND_HANGS_UP,
        HANGS_UP,
        /** Enrolls the practice at once, but responds only after all callers have disconnected. */
        ENROLLS_AND_HANGS,
        ENROLLS_AND_ANSWERS_HTML
    }

    private final Queue<Behavior> behaviors = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> enrolled = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<String> userIds = new ConcurrentLinkedQueue<>();

    FakeEnrollmentApi(HttpServer server) {
        server.createContext("/api/createUser", this::serve);
    }

    void reset() {
        behaviors.clear();
        userIds.clear();
        enrolled.clear();
        calls.set(0);
    }

    void next(Behavior... coming) {
        behaviors.addAll(List.of(coming));
    }

    /** The next enrollment returns this user id, even if another practice has it. */
    void nextUserId(String userId) {
        userIds.add(userId);
    }

    int calls() {
        return calls.get();
    }

    /** Bodies of the enrolled practices, in order: the first is {@code user_new_1}. */
    List<JsonNode> enrolled() {
        return List.copyOf(enrolled);
    }

    private void serve(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        try (call) {
            JsonNode body = ApiClient.JSON.readTree(call.getRequestBody().readAllBytes());
            Behavior behavior = behaviors.poll();
            answer(call, body, behavior == null ? Behavior.WELL : behavior);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange call, JsonNode body, Behavior behavior) throws IOException, InterruptedException {
        switch (behavior) {
            case WELL -> send(call, 200, Map.of("success", true, "userId", enroll(body)));
            case REFUSES -> send(call, 400, Map.of("message", "email is not deliverable"));
            case BAD_TOKEN -> send(call, 401, Map.of("message", "bad token"));
            case REDIRECTS -> {
                call.getResponseHeaders().set("Location", "https://elsewhere.example/api/createUser");
                send(call, 307, Map.of());
            }
            case BROKEN -> send(call, 500, Map.of("message", "it broke"));
            case ENROLLS_AND_HANGS_UP -> {
                enroll(body);
                throw new IOException("cut");
            }
            case HANGS_UP -> throw new IOException("cut");
            case ENROLLS_AND_HANGS -> {
                enroll(body);
                Thread.sleep(20_000);
            }
            case ENROLLS_AND_ANSWERS_HTML -> {
                enroll(body);
                send(call, 200, "<!doctype html>");
            }
        }
    }

    private synchronized String enroll(JsonNode body) {
        enrolled.add(body);
        String userId = userIds.poll();
        return userId == null ? "user_new_" + enrolled.size() : userId;
    }

    private static void send(HttpExchange call, int status, Object body) throws IOException {
        byte[] bytes = body instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : ApiClient.JSON.writeValueAsBytes(body);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}
