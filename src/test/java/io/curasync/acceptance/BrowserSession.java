package io.curasync.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed-in HTTP client that stores cookies like a browser and follows no redirects. */
final class BrowserSession {

    private static final Pattern CSRF = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    BrowserSession(ApiClient anonymous, String email, String password) {
        HttpResponse<String> answer = signIn(anonymous, email, password);
        if (URI.create(answer.headers().firstValue("Location").orElse("/login"))
                .getPath()
                .equals("/login")) {
            throw new AssertionError("not signed in: " + answer);
        }
    }

    private BrowserSession() {}

    /** Sends the sign-in form from a new browser, and returns the response. */
    static HttpResponse<String> tryToSignIn(ApiClient anonymous, String email, String password) {
        return new BrowserSession().signIn(anonymous, email, password);
    }

    private HttpResponse<String> signIn(ApiClient anonymous, String email, String password) {
        Matcher token = CSRF.matcher(send(page(anonymous, "/login")).body());
        if (!token.find()) {
            throw new AssertionError("the sign-in page has no token against forgery");
        }
        String form = "username=%s&password=%s&_csrf=%s".formatted(encode(email), encode(password), token.group(1));
        return send(anonymous
                .request("/login", "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static HttpRequest page(ApiClient anonymous, String path) {
        return anonymous.request(path, "Accept", "text/html").GET().build();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
