package io.curasync.account.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.security.WebClient;
import io.curasync.testing.TestUsers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Throttles by network address and browser. */
class LoginThrottleOriginTest extends LoginThrottleHarness {

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
}
