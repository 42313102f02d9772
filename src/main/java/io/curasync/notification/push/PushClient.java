package io.curasync.notification.push;

import com.zerodeplibs.webpush.PushSubscription;
import com.zerodeplibs.webpush.httpclient.StandardHttpClientRequestPreparer;
import io.curasync.notification.NotificationProperties;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends encrypted pushes to push services (RFC 8030, RFC 8291). Follows no redirects, and sends to public hosts only. */
@Component
class PushClient {

    /** Maximum time until the push service responds to an attempt, including the time to connect. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Time for which the push service stores a push for a device that is offline. */
    private static final int TTL_HOURS = 24;

    private final PushKeys keys;
    private final PushEndpoint endpoint;
    private final JsonMapper json;
    private final String subject;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PushClient(
            PushKeys keys, PushProperties properties, NotificationProperties notificationProperties, JsonMapper json) {
        this.keys = keys;
        this.json = json;
        endpoint = new PushEndpoint(properties.allowLoopback());
        subject = subject(notificationProperties);
    }

    /** Sends one push. If the push service cannot be reached or its address is not public, returns {@link PushOutcome.Failed}. */
    PushOutcome send(PushTarget target, PushContent content) throws InterruptedException {
        URI uri = URI.create(target.endpoint());
        try {
            endpoint.requirePublicHost(uri);
            HttpResponse<InputStream> response = http.send(request(target, content), BodyHandlers.ofInputStream());
            // The body is not read, because the timeout covers only the headers and a body could be endless.
            response.body().close();
            return outcome(response.statusCode(), uri.getHost());
        } catch (IOException failure) {
            return new PushOutcome.Failed("%s could not be reached: %s".formatted(uri.getHost(), reason(failure)));
        }
    }

    private static PushOutcome outcome(int status, String host) {
        return switch (status) {
            case 404, 410 -> new PushOutcome.Gone();
            default ->
                status / 100 == 2
                        ? new PushOutcome.Delivered()
                        : new PushOutcome.Failed("%s answered %d".formatted(host, status));
        };
    }

    private HttpRequest request(PushTarget target, PushContent content) {
        PushSubscription.Keys browser = new PushSubscription.Keys();
        browser.setP256dh(target.p256dh());
        browser.setAuth(target.auth());
        PushSubscription subscription = new PushSubscription();
        subscription.setEndpoint(target.endpoint());
        subscription.setKeys(browser);
        return StandardHttpClientRequestPreparer.getBuilder()
                .pushSubscription(subscription)
                .vapidJWTSubject(subject)
                .vapidJWTExpiresAfter(1, TimeUnit.HOURS)
                .pushMessage(json.writeValueAsString(content))
                .ttl(TTL_HOURS, TimeUnit.HOURS)
                .urgencyNormal()
                .build(keys.current().pair())
                .toRequestBuilder()
                .timeout(TIMEOUT)
                .build();
    }

    private static String reason(IOException failure) {
        return failure.getClass() == IOException.class && failure.getMessage() != null
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
    }

    /**
     * Returns the contact address for operators of push services. The address is the URL of CuraSync if that URL uses https, otherwise the
     * sender of emails.
     */
    private static String subject(NotificationProperties properties) {
        URI base = properties.baseUrl();
        if (base != null && "https".equals(base.getScheme())) {
            return base.toASCIIString();
        }
        try {
            return new URI("mailto", properties.sender().getAddress(), null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("The sender of emails is validated at start", impossible);
        }
    }
}
