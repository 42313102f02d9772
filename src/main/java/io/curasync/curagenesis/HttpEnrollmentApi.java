package io.curasync.curagenesis;

import io.curasync.platform.text.ByteOrderMark;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Enrolls practices over HTTP, with a new connection for each call. A reused connection could be closed by the server while the request
 * is being sent. It would then be unknown whether the server has read the request.
 */
@Component
class HttpEnrollmentApi implements EnrollmentApi {

    private static final int MAX_RESPONSE_BYTES = 64 * 1024;

    private final CuraGenesisProperties properties;
    private final JsonMapper json = JsonMapper.builder().build();

    HttpEnrollmentApi(CuraGenesisProperties properties) {
        this.properties = properties;
    }

    @Override
    public @Nullable String missingSetting() {
        if (properties.apiBase() == null) {
            return "Nothing can be sent. Set CURAGENESIS_API_BASE to the address of CuraGenesis and restart the application";
        }
        return properties.vendorToken() == null
                ? "Nothing can be sent. Set CURAGENESIS_VENDOR_TOKEN to the token from CuraGenesis and restart the"
                        + " application"
                : null;
    }

    @Override
    public Duration maxCallDuration() {
        return properties.connectTimeout().plus(properties.readTimeout());
    }

    @Override
    public Enrolled enroll(NewPractice practice) throws EnrollmentException {
        String missing = missingSetting();
        if (missing != null) {
            throw new EnrollmentException.NotSent(missing, null, null);
        }
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            HttpResponse<byte[]> answer = call(client, new CancellableBody(json.writeValueAsBytes(practice)));
            String location = answer.headers().firstValue("Location").orElse(null);
            String body = ByteOrderMark.strip(new String(answer.body(), StandardCharsets.UTF_8));
            return EnrollmentResponseParser.read(json, answer.statusCode(), location, body);
        } finally {
            client.shutdownNow();
        }
    }

    private HttpRequest request(CancellableBody body) {
        String base = String.valueOf(properties.apiBase()).replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/api/createUser"))
                .header("x-vendor-token", String.valueOf(properties.vendorToken()))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(body)
                .build();
    }

    private HttpResponse<byte[]> call(HttpClient client, CancellableBody body) throws EnrollmentException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(body), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_RESPONSE_BYTES));
        try {
            return answer.get(maxCallDuration().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            String reason = e.getCause() == null ? "no reason given" : ErrorMapper.rootMessage(e.getCause());
            throw failure(
                    body, "The connection to CuraGenesis failed before the response was complete: " + reason, reason);
        } catch (TimeoutException e) {
            String reason = "no answer within " + maxCallDuration().toSeconds() + " s";
            throw failure(body, "CuraGenesis gave " + reason, reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            String reason = "this instance was stopped";
            throw failure(body, "CuraGenesis had not answered when " + reason, reason);
        }
    }

    private EnrollmentException failure(CancellableBody body, String unknownMessage, String reason) {
        return body.withdraw()
                ? new EnrollmentException.NotSent(
                        "CuraGenesis cannot be reached at %s: %s".formatted(properties.apiBase(), reason), null, null)
                : new EnrollmentException.UnknownOutcome(unknownMessage, null, null);
    }
}
