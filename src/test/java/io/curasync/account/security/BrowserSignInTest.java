package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-in by browsers: with the form of this site, never with Basic credentials. */
class BrowserSignInTest extends CrossSiteHarness {

    @Test
    void rejectsSignInFormsOfAnotherSite() {
        for (String[] foreign : new String[][] {FOREIGN, {"Origin", "null"}, {"Sec-Fetch-Site", "same-site"}}) {
            WebClient browser = new WebClient(port);
            assertThat(signIn(browser, foreign).statusCode()).isEqualTo(403);
            assertThat(browser.get("/practices").statusCode())
                    .as("not signed in")
                    .isEqualTo(302);
        }
        for (String[] own :
                new String[][] {{"Origin", "http://localhost:" + port}, {"Sec-Fetch-Site", "same-origin"}}) {
            WebClient browser = new WebClient(port);
            assertThat(signIn(browser, own).statusCode()).isEqualTo(302);
            assertThat(browser.get("/practices").statusCode()).as("signed in").isEqualTo(200);
        }
    }

    private static HttpResponse<String> signIn(WebClient browser, String... headers) {
        return browser.signIn("admin@example.com", TestUsers.PASSWORD, false, headers);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Mode, navigate",
        "Sec-Fetch-Site, none",
        "Origin,         http://localhost",
        "Accept,         'text/html,application/xhtml+xml,*/*;q=0.8'",
    })
    void doesNotOfferBasicAuthenticationToBrowsers(String header, String value) throws Exception {
        for (String path : new String[] {"/api/users", "/swagger-ui.html", "/v3/api-docs", "/api/nothing"}) {
            HttpResponse<String> refused = send("GET", path, header, value);
            assertThat(refused.statusCode()).as(path).isEqualTo(401);
            assertThat(refused.headers().allValues("WWW-Authenticate"))
                    .as(path)
                    .containsExactly("Bearer realm=\"CuraSync\"");
        }
        assertThat(send("GET", "/api/users", "Authorization", basic("wrong"), header, value)
                        .headers()
                        .allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"CuraSync\"");
    }

    @Test
    void offersBasicAuthenticationToScripts() throws Exception {
        for (String accept : new String[] {"*/*", "application/json", "text/csv"}) {
            assertThat(send("GET", "/api/users", "Accept", accept).headers().allValues("WWW-Authenticate"))
                    .anyMatch(challenge -> challenge.startsWith("Basic "));
        }
    }

    @Test
    void showsTheApiDescriptionToASignedInAdmin() {
        WebClient browser = new WebClient(port);
        signIn(browser, "Sec-Fetch-Site", "same-origin");
        String[] navigation = {"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate"};

        assertThat(browser.get("/swagger-ui/index.html", navigation).statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/v3/api-docs", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
    }
}
