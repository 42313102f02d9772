package io.curasync.acceptance;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The response of a {@link SourceStub} to one call. */
@FunctionalInterface
interface StubResponse {

    /** Returns whether it answered the call; if not, the stub serves the page normally. */
    boolean answer(HttpExchange call) throws IOException, InterruptedException;

    static StubResponse status(int status, String... headers) {
        return call -> {
            for (int i = 0; i < headers.length; i += 2) {
                call.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(call, status, "application/json", "{\"message\": \"not today\"}");
            return true;
        };
    }

    /** Returns this text as a page. */
    static StubResponse json(String page) {
        return call -> {
            send(call, 200, "application/json", page);
            return true;
        };
    }

    /** Returns this text as a page, but only to a call with this query. */
    static StubResponse json(@Nullable String query, String page) {
        return call -> {
            String asked = call.getRequestURI().getQuery();
            boolean expected = Objects.equals(asked, query);
            send(call, expected ? 200 : 500, "application/json", expected ? page : "{}");
            return true;
        };
    }

    static StubResponse html() {
        return call -> {
            send(call, 200, "text/html", "<!doctype html><title>Maintenance</title>");
            return true;
        };
    }

    /** Sends the headers of a page and closes the connection in the middle of its body. */
    static StubResponse cutBody() {
        return call -> {
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, 100_000);
            call.getResponseBody().write("{\"items\": [{\"practiceId\": \"pr".getBytes(StandardCharsets.UTF_8));
            call.getResponseBody().flush();
            throw new IOException("cut");
        };
    }

    static StubResponse hang(long millis) {
        return call -> {
            Thread.sleep(millis);
            call.close();
            return true;
        };
    }

    /** Delays a correct response. */
    static StubResponse slow(long millis) {
        return call -> {
            Thread.sleep(millis);
            return false;
        };
    }

    static StubResponse healthy() {
        return call -> false;
    }

    static void send(HttpExchange call, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}
