package io.curasync.account.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.AccountException;
import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.DeviceSessions;
import io.curasync.account.TokenScope;
import io.curasync.account.security.session.LocalSessionRegistry;
import io.curasync.account.security.session.SessionToken;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Sign-in by an OpenID Connect provider. */
class OidcLoginConfigurerTest extends OidcHarness {

    @Autowired
    ApiTokens tokens;

    @Autowired
    DeviceSessions sessions;

    @Autowired
    LocalSessionRegistry open;

    @Test
    void signsInAnExistingUserAndReturnsToThePage() throws Exception {
        assertThat(location(browser.get("/practices?state=TX"))).endsWith("/login");

        HttpResponse<String> back = signIn("REP@example.com", true);

        assertThat(location(back)).isEqualTo(CONTEXT_PATH + "/practices?state=TX");
        assertThat(browser.get("/practices?state=TX").statusCode()).isEqualTo(200);
        assertThat(browser.elsewhere().get("/practices?state=TX").statusCode())
                .as("on another instance too")
                .isEqualTo(200);
        assertThat(browser.get("/api/kpi/overview").statusCode()).isEqualTo(200);
    }

    @Test
    void rejectsOtherAccounts() throws Exception {
        assertRefused(signIn("stranger@example.com", true), "unknown");
        assertRefused(signIn("rep@example.com", false), "unverified");
        assertRefused(signIn("rep@example.com", "false"), "unverified");
        assertRefused(signIn(null, true), "no-email");
        database.jdbc().sql("update app_user set enabled = false").update();
        assertRefused(signIn("rep@example.com", true), "unknown");

        assertThat(accounts.findByEmail("stranger@example.com")).isEmpty();
        assertThat(database.jdbc()
                        .sql("select detail from audit_entry where action = 'sign-in.failed' order by id limit 4")
                        .query(String.class)
                        .list())
                .extracting(detail -> detail.substring(detail.indexOf(':') + 2))
                .containsExactly(
                        "no active user has the email",
                        "the provider says that the email is not verified",
                        "the provider says that the email is not verified",
                        "the provider sends no email");
    }

    @Test
    void logsTheProvidersTextAsOneCleanLine(CapturedOutput output) {
        String state = authorizationRequest().get("state");
        String description = "no\r\n2026-11-28 ERROR forged \u202Egnp.exe\u0000\u2028" + "x".repeat(5_000);

        assertThat(location(browser.get("/login/oauth2/code/openid?error=access_denied&error_description="
                        + URLEncoder.encode(description, StandardCharsets.UTF_8) + "&state=" + state)))
                .endsWith("/login?provider");

        assertThat(output.getOut().lines().filter(line -> line.contains("forged")))
                .singleElement()
                .asString()
                .contains(
                        "A sign-in by OpenID Connect failed: [access_denied] no\uFFFD\uFFFD2026-11-28 ERROR forged \uFFFDgnp.exe")
                .doesNotContain("\u202E", "\u0000", "x".repeat(201));
    }

    @Test
    void requiresANewSignInToCreateAToken() throws Exception {
        database.jdbc().sql("update app_user set password_hash = null").update();
        assertThat(location(browser.get("/oauth2/authorization/openid"))).doesNotContain("max_age");
        signIn("rep@example.com", true);
        CurrentUser rep = accounts.findByEmail("rep@example.com")
                .map(user -> new CurrentUser(user.id(), user.email(), user.name(), user.role()))
                .orElseThrow();
        long device = sessions.of(rep.id()).getFirst().id();

        assertThat(location(browser.get("/oauth2/authorization/openid")))
                .as("the provider is to ask again")
                .contains("max_age=0");
        assertThat(token(rep, device)).isTrue();
        database.jdbc()
                .sql("update device_session set created_at = created_at - interval '11 minutes'")
                .update();
        assertThat(token(rep, device)).isFalse();

        signIn("rep@example.com", true);
        long again = sessions.of(rep.id()).getFirst().id();
        assertThat(again).isNotEqualTo(device);
        assertThat(token(rep, again)).isTrue();
    }

    /** Returns whether the user can create a token on this device. */
    private boolean token(CurrentUser rep, long device) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        open.bind(request.getSession(), device, rep, SessionToken.generate());
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            tokens.create(rep, "", "CI", TokenScope.READ, Duration.ofDays(30));
            return true;
        } catch (AccountException.Invalid fault) {
            assertThat(fault.field()).isEqualTo("current");
            return false;
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void showsAnErrorForAForgedResponse() {
        browser.get("/oauth2/authorization/openid");

        assertThat(location(browser.get("/login/oauth2/code/openid?code=x&state=made-up")))
                .endsWith("/login?provider");
    }

    @Test
    void showsAnErrorForAnUnknownProvider() {
        assertThat(location(browser.get("/oauth2/authorization/other"))).endsWith("/login?provider");
    }
}
