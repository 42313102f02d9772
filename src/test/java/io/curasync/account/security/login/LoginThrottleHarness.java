package io.curasync.account.security.login;

import io.curasync.account.UserAccounts;
import io.curasync.account.security.WebClient;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A rep, and guesses of the password from different addresses. */
@CuraSyncTest
abstract class LoginThrottleHarness {

    static final String REP = "rep@example.com";
    static final String HOME = "198.51.100.1";
    static final String FOE = "203.0.113.66";

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void users() {
        database.clear();
        TestUsers.rep(userAccounts, REP);
    }

    static String location(WebClient browser, String password) {
        return location(browser, password, FOE);
    }

    /** Returns the target to which the sign-in page redirects. */
    static String location(WebClient browser, String password, String address) {
        return browser.signIn(REP, password, false, "X-Forwarded-For", address)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /**
     * Signs in like on an instance that has not verified the password yet: the sign-in page checks it each time. Returns the
     * redirect target.
     */
    String signInOnAnotherInstance(String email, String password, String address) {
        return new WebClient(port)
                .signIn(email, password, false, "X-Forwarded-For", address)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    HttpResponse<String> call(String email, String password, String address) throws IOException, InterruptedException {
        byte[] both = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return send("Basic " + Base64.getEncoder().encodeToString(both), address);
    }

    HttpResponse<String> send(String authorization, String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/kpi/overview"))
                        .header("Authorization", authorization)
                        .header("X-Forwarded-For", address)
                        .build(),
                BodyHandlers.ofString());
    }
}
