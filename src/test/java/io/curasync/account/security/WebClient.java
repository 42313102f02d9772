package io.curasync.account.security;

import io.curasync.account.security.session.DeviceRememberMeServices;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** HTTP client that stores cookies like a browser. Follows only redirects to the same address. */
public final class WebClient {

    public static final String SESSION = "JSESSIONID";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CSRF = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

    private final String host;
    private final String contextPath;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public WebClient(int port) {
        this("http://localhost:" + port, "");
    }

    /** @param contextPath prefix of each path */
    public WebClient(int port, String contextPath) {
        this("http://localhost:" + port, contextPath);
    }

    private WebClient(String host, String contextPath) {
        this.host = host;
        this.contextPath = contextPath;
    }

    /** Returns a client with the same cookies. */
    public WebClient copy() {
        WebClient copy = new WebClient(host, contextPath);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** Removes the session cookie, which another instance does not know, and returns this client. */
    public WebClient elsewhere() {
        cookies.keySet().removeIf(name -> name.endsWith(SESSION));
        return this;
    }

    @Nullable
    public String cookie(String name) {
        return cookies.get(name);
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpResponse<String> answer = getOnce(path, headers);
        boolean again = answer.headers().firstValue("Location").equals(Optional.of(contextPath + path));
        return again ? getOnce(path, headers) : answer;
    }

    public HttpResponse<String> getOnce(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> signIn(String email, String password, boolean rememberMe, String... headers) {
        return post(
                "/login",
                rememberMe
                        ? Map.of(
                                "username",
                                email,
                                "password",
                                password,
                                DeviceRememberMeServices.KEEP_SIGNED_IN_FIELD,
                                "on")
                        : Map.of("username", email, "password", password),
                headers);
    }

    /** Sends a form like a page of this application. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher token = CSRF.matcher(get("/login", headers).body());
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(host + contextPath + path)).header("Accept", "text/html, */*");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::storeCookie);
            return answer;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void storeCookie(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
