package io.curasync.account.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.TokenScope;
import io.curasync.account.security.WebClient;
import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Wrong passwords are throttled; correct ones are not. */
class LoginThrottleTest extends LoginThrottleHarness {

    @Autowired
    ApiTokens tokens;

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

    private void secondsPass(int seconds) {
        database.jdbc()
                .sql("update sign_in_failure set at = at - ? * interval '1 second'")
                .param(seconds)
                .update();
    }
}
