package io.curasync.curagenesis;

import io.curasync.platform.ByteOrderMark;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Enrolling over HTTP. Each call has a connection of its own: one that was kept alive may turn out to be closed just as the
 * request is written, and nobody could say whether it was read.
 */
@Component
class HttpEnrolmentApi implements EnrolmentApi {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final CuraGenesisProperties properties;
    private final JsonMapper json = JsonMapper.builder().build();

    HttpEnrolmentApi(CuraGenesisProperties properties) {
        this.properties = properties;
    }

    @Override
    public @Nullable String missingSetting() {
        if (properties.apiBase() == null) {
            return "Nothing can be sent: set CURAGENESIS_API_BASE to the address of CuraGenesis and start the application"
                    + " again";
        }
        return properties.vendorToken() == null
                ? "Nothing can be sent: set CURAGENESIS_VENDOR_TOKEN to the token that CuraGenesis gave you and start the"
                        + " application again"
                : null;
    }

    @Override
    public Duration longest() {
        return properties.connectTimeout().plus(properties.readTimeout());
    }

    @Override
    public Enrolled enrol(NewPractice practice) throws EnrolmentException {
        String missing = missingSetting();
        if (missing != null) {
            throw new EnrolmentException.NotTaken(missing, null, null);
        }
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            HttpResponse<byte[]> answer = call(client, request(practice));
            String body = ByteOrderMark.strip(new String(answer.body(), StandardCharsets.UTF_8));
            return EnrolmentAnswers.read(json, answer.statusCode(), body);
        } finally {
            client.shutdownNow();
        }
    }

    private HttpRequest request(NewPractice practice) {
        String base = String.valueOf(properties.apiBase()).replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/api/createUser"))
                .header("x-vendor-token", String.valueOf(properties.vendorToken()))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(practice)))
                .build();
    }

    private HttpResponse<byte[]> call(HttpClient client, HttpRequest request) throws EnrolmentException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new EnrolmentException.Unclear(
                    "CuraGenesis did not answer within " + longest().toSeconds() + " s", null, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnrolmentException.Unclear(
                    "This instance was stopped before CuraGenesis had answered", null, null);
        }
    }

    /** Before a connection stands nothing of the request can have left. */
    private EnrolmentException failure(@Nullable Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException
                || failure instanceof ConnectException
                || failure instanceof SSLHandshakeException) {
            return new EnrolmentException.NotTaken(
                    "CuraGenesis cannot be reached at %s: %s"
                            .formatted(properties.apiBase(), Failures.rootMessage(failure)),
                    null,
                    null);
        }
        return new EnrolmentException.Unclear(
                "The call to CuraGenesis broke off before the answer was there: "
                        + (failure == null ? "no reason told" : Failures.rootMessage(failure)),
                null,
                null);
    }
}
