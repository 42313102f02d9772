package io.curasync.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API client of CuraSync.
 *
 * @param authorization value of the header; null for anonymous calls
 */
record ApiClient(String base, @Nullable String authorization) {

    static final JsonMapper JSON = new JsonMapper();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    ApiClient(String base) {
        this(base, null);
    }

    /** A response from CuraSync. */
    record Response(int status, HttpHeaders headers, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** Returns the response if it has this status; otherwise fails with the response in the message. */
        Response expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected %d, got %s".formatted(expected, this));
            }
            return this;
        }

        @Override
        public String toString() {
            return "%d %s".formatted(status, body);
        }
    }

    ApiClient as(String email, String password) {
        byte[] both = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new ApiClient(base, "Basic " + Base64.getEncoder().encodeToString(both));
    }

    ApiClient bearing(String token) {
        return new ApiClient(base, "Bearer " + token);
    }

    Response get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    Response post(String path, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.noBody()).build());
    }

    Response postJson(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Response patchJson(String path, String body) {
        return sendJson("PATCH", path, body);
    }

    Response putJson(String path, String body) {
        return sendJson("PUT", path, body);
    }

    private Response sendJson(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(70));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    Response send(HttpRequest request) {
        try {
            return trySend(request);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends a request whose connection may fail. */
    static Response trySend(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return new Response(answer.statusCode(), answer.headers(), answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns every item of a list, page by page. The path may have a query. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String limited = path.contains("limit=") ? path : path + (path.contains("?") ? "&" : "?") + "limit=500";
        String cursor = "";
        do {
            String next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            JsonNode page = get(limited + next).expect(200).json();
            page.get("items").forEach(items::add);
            cursor = page.path("nextCursor").isString() ? page.get("nextCursor").stringValue() : "";
        } while (!cursor.isEmpty());
        return items;
    }
}
