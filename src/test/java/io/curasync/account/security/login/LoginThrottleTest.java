package io.curasync.account.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.TokenScope;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Wrong passwords are throttled; correct ones are not. */
@CuraSyncTest
class LoginThrottleTest {

    static final String REP = "rep@example.com";
    static final String HOME = "198.51.100.1";
    static final String FOE = "203.0.113.66";

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    ApiTokens tokens;

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

    @Test
    void throttlesTheSixthGuessWithRetryAfter() throws Exception {
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(call(REP, "wrong " + guess, FOE).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> throttled = call(REP, "wrong 6", FOE);

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(50L, 60L);
        assertThat(throttled.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(call(REP, TestUsers.PASSWORD, FOE).statusCode())
                .as("not even the right one is looked at")
                .isEqualTo(429);

        secondsPass(60);
        assertThat(call(REP, "wrong 7", FOE).statusCode()).isEqualTo(401);
        assertThat(call(REP, "wrong 8", FOE).statusCode()).isEqualTo(429);
        secondsPass(60);
        assertThat(call(REP, TestUsers.PASSWORD, FOE).statusCode()).isEqualTo(200);
        assertThat(call(REP, "wrong 9", FOE).statusCode())
                .as("a right one pays off everything")
                .isEqualTo(401);
    }

    @Test
    void guessesElsewhereDoNotLockOutTheUser() throws Exception {
        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode()).isEqualTo(200);
        for (int guess = 1; guess <= 60; guess++) {
            call(REP, "wrong " + guess, "203.0.113." + guess);
        }
        assertThat(call(REP, "wrong", "192.0.2.9").statusCode())
                .as("this account is being guessed at from everywhere")
                .isEqualTo(429);

        assertThat(signInOnAnotherInstance(REP, TestUsers.PASSWORD, HOME)).isEqualTo("/");
        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode()).isEqualTo(200);
    }

    /** Behind a proxy that sends no forwarding header, all clients have the same address. */
    @Test
    void guessesFromTheSameAddressDoNotLockOutTheUser() throws Exception {
        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode()).isEqualTo(200);
        for (int guess = 1; guess <= 8; guess++) {
            assertThat(call(REP, "wrong " + guess, HOME).statusCode()).isEqualTo(401);
        }

        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode()).isEqualTo(200);
        assertThat(signInOnAnotherInstance(REP, TestUsers.PASSWORD, HOME)).isEqualTo("/");
    }

    @Test
    void throttlesAPasswordVerifiedFromAnotherNetwork() throws Exception {
        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode()).isEqualTo(200);
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(call(REP, "wrong " + guess, FOE).statusCode()).isEqualTo(401);
        }

        assertThat(call(REP, TestUsers.PASSWORD, FOE).statusCode()).isEqualTo(429);
        assertThat(call(REP, TestUsers.PASSWORD, "::ffff:" + FOE).statusCode())
                .as("the same address")
                .isEqualTo(429);
    }

    @Test
    void countsThrottledGuessesFromTheUsersAddress() throws Exception {
        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode()).isEqualTo(200);
        for (int guess = 1; guess <= 30; guess++) {
            assertThat(call(REP, "wrong " + guess, HOME).statusCode()).isEqualTo(401);
        }
        for (int guess = 1; guess <= 19; guess++) {
            assertThat(call(REP, "throttled " + guess, HOME).statusCode()).isEqualTo(429);
        }
        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode())
                .as("a script goes on")
                .isEqualTo(200);

        assertThat(call(REP, "throttled 20", HOME).statusCode()).isEqualTo(429);
        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode())
                .as("nor does the cache tell a guess from the password")
                .isEqualTo(429);
    }

    @Test
    void throttlesAKnownBrowserSeparately() throws Exception {
        WebClient browser = new WebClient(port);
        assertThat(location(browser, TestUsers.PASSWORD, HOME)).isEqualTo("/");
        browser.post("/logout", Map.of());
        for (int guess = 1; guess <= 31; guess++) {
            call(REP, "wrong " + guess, HOME);
        }
        assertThat(location(new WebClient(port), TestUsers.PASSWORD, HOME)).startsWith("/login?wait");

        WebClient thief = browser.copy();
        assertThat(location(browser, TestUsers.PASSWORD, HOME)).isEqualTo("/");
        assertThat(location(thief, TestUsers.PASSWORD, HOME))
                .as("the cookie before it is worth nothing")
                .startsWith("/login?wait");
        browser.post("/logout", Map.of());
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(location(browser, "wrong " + guess, HOME)).isEqualTo("/login?error");
        }
        assertThat(location(browser, TestUsers.PASSWORD, HOME)).startsWith("/login?wait");
    }

    @Test
    void doesNotRecognizeAnotherUsersBrowser() throws Exception {
        TestUsers.rep(userAccounts, "other@example.com");
        WebClient browser = new WebClient(port);
        browser.signIn("other@example.com", TestUsers.PASSWORD, false, "X-Forwarded-For", FOE);
        browser.post("/logout", Map.of());
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(location(browser, "wrong " + guess, FOE)).isEqualTo("/login?error");
        }

        assertThat(location(browser, TestUsers.PASSWORD, FOE)).startsWith("/login?wait");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin@example.com",
                "ADMIN@Example.COM",
                "adm\u0130n@example.com",
                "admin@example.com ",
                "\u00a0admin@example.com\u00ad",
                "adm\u0131n@example.com",
                "admin@example.com.",
                "adm\u00adin@example.com",
                "\uff41dmin@example.com",
                "admin@\u212aexample.com",
                "\u200badmin@example.com",
                "admi\u0307n@example.com",
                "\u017fadmin@example.com"
            })
    void sharesTheThrottleAcrossSpellingsOfAnEmail(String spelling) throws Exception {
        TestUsers.rep(userAccounts, "admin@example.com");
        boolean finds = call(spelling, TestUsers.PASSWORD, HOME).statusCode() == 200;
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(call("admin@example.com", "wrong " + guess, FOE).statusCode())
                    .isEqualTo(401);
        }

        assertThat(call(spelling, "wrong", FOE).statusCode()).isEqualTo(finds ? 429 : 401);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:203.0.113.66,        203.0.113.66",
        "::FFFF:cb00:7142,           203.0.113.66",
        "203.0.113.66:4711,          203.0.113.66",
        "[2001:db8::66]:443,         2001:db8::66",
        "2001:db8::1,                2001:db8::2",
        "fe80::1%eth0,               fe80::1",
        "unknown,                    unknown",
        "2001:db8::1::2,             2001:db8::1::2"
    })
    void recognizesSpellingsOfANetworkAddress(String spelling, String other) throws Exception {
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(call(REP, "wrong " + guess, spelling).statusCode()).isEqualTo(401);
        }

        assertThat(call(REP, "wrong", other).statusCode()).isEqualTo(429);
    }

    @Test
    void auditsTheFirstSuccessFromANewAddress() throws Exception {
        for (String address : List.of(HOME, HOME, FOE, "2001:db8::1", "2001:db8::2", FOE)) {
            assertThat(call(REP, TestUsers.PASSWORD, address).statusCode()).isEqualTo(200);
        }
        assertThat(signInOnAnotherInstance(REP, TestUsers.PASSWORD, "192.0.2.1"))
                .isEqualTo("/");
        assertThat(call(REP, TestUsers.PASSWORD, "192.0.2.1").statusCode()).isEqualTo(200);

        assertThat(database.jdbc()
                        .sql("select address from audit_entry where action = 'sign-in.new-place' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(HOME, FOE, "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void throttlesInvalidTokensButNotValidOnes() throws Exception {
        List<Callable<Integer>> guesses = IntStream.range(0, 600)
                .<Callable<Integer>>mapToObj(
                        guess -> () -> send("Bearer wrong" + guess, FOE).statusCode())
                .toList();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (var answer : threads.invokeAll(guesses)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).contains(401, 429).containsOnly(401, 429);
        long rep = userAccounts.findByEmail(REP).orElseThrow().id();
        String token = tokens.create(
                        new CurrentUser(rep, REP, REP, Role.REP),
                        TestUsers.PASSWORD,
                        "script",
                        TokenScope.READ,
                        Duration.ofDays(1))
                .secret();
        assertThat(send("Bearer " + token, FOE).statusCode()).isEqualTo(200);
        assertThat(call(REP, TestUsers.PASSWORD, FOE).statusCode()).isEqualTo(200);
        assertThat(send("Bearer wrong", HOME).statusCode()).as("elsewhere").isEqualTo(401);
    }

    @Test
    void throttlesGuessesAtManyAccountsFromOneAddress() throws Exception {
        int throttled = 0;
        for (int user = 1; user <= 33; user++) {
            if (call("user%d@example.com".formatted(user), "wrong", FOE).statusCode() == 429) {
                throttled++;
            }
        }

        assertThat(throttled).isBetween(1, 3);
        assertThat(call(REP, TestUsers.PASSWORD, HOME).statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotSlowConcurrentCallsOfAScript() throws Exception {
        List<Callable<Integer>> calls = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(
                        _ -> () -> call(REP, TestUsers.PASSWORD, HOME).statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(database.jdbc()
                        .sql("select count(*) from sign_in_failure")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void countsConcurrentGuesses() throws Exception {
        List<Callable<Integer>> guesses = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(
                        guess -> () -> call(REP, "wrong " + guess, FOE).statusCode())
                .toList();
        long checked = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (var answer : threads.invokeAll(guesses)) {
                checked += answer.get() == 401 ? 1 : 0;
            }
        }

        assertThat(checked).isBetween(5L, 5L + Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void showsTheWaitOnTheSignInPage() {
        WebClient browser = new WebClient(port);
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(location(browser, "wrong " + guess)).endsWith("/login?error");
        }

        assertThat(location(browser, TestUsers.PASSWORD)).matches(".*/login\\?wait=\\d\\d");
        assertThat(database.jdbc()
                        .sql("select actor || ' ' || address from audit_entry where action = 'sign-in.failed'")
                        .query(String.class)
                        .list())
                .hasSize(5)
                .allMatch(entry -> entry.equals("rep@example.com " + FOE));
    }

    @Test
    void auditsTheReasonWithoutRevealingIt() throws Exception {
        HttpResponse<String> wrong = call(REP, "wrong", FOE);
        database.jdbc().sql("update app_user set enabled = false").update();
        HttpResponse<String> deactivated = call(REP, TestUsers.PASSWORD, FOE);
        call(REP, "wrong", FOE);
        database.jdbc()
                .sql("update app_user set enabled = true, password_hash = null")
                .update();
        call(REP, TestUsers.PASSWORD, FOE);
        call("unknown@example.com", TestUsers.PASSWORD, FOE);

        assertThat(database.jdbc()
                        .sql("select detail from audit_entry where action = 'sign-in.failed' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Wrong password",
                        "Deactivated user",
                        "Wrong password",
                        "No password chosen yet",
                        "Unknown email");
        assertThat(deactivated.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(deactivated.body()).isEqualTo(wrong.body());
    }

    @Test
    void doesNotStoreUnknownEmails() throws Exception {
        call("my secret password", "wrong", FOE);

        assertThat(database.jdbc()
                        .sql("select actor from audit_entry where action = 'sign-in.failed'")
                        .query(String.class)
                        .list())
                .containsExactly("unknown");
    }

    private static String location(WebClient browser, String password) {
        return location(browser, password, FOE);
    }

    /** Returns the target to which the sign-in page redirects. */
    private static String location(WebClient browser, String password, String address) {
        return browser.signIn(REP, password, false, "X-Forwarded-For", address)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /**
     * Signs in like on an instance that has not verified the password yet: the sign-in page checks it each time. Returns the
     * redirect target.
     */
    private String signInOnAnotherInstance(String email, String password, String address) {
        return new WebClient(port)
                .signIn(email, password, false, "X-Forwarded-For", address)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private void secondsPass(int seconds) {
        database.jdbc()
                .sql("update sign_in_failure set at = at - ? * interval '1 second'")
                .param(seconds)
                .update();
    }

    private HttpResponse<String> call(String email, String password, String address)
            throws IOException, InterruptedException {
        byte[] both = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return send("Basic " + Base64.getEncoder().encodeToString(both), address);
    }

    private HttpResponse<String> send(String authorization, String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/kpi/overview"))
                        .header("Authorization", authorization)
                        .header("X-Forwarded-For", address)
                        .build(),
                BodyHandlers.ofString());
    }
}
