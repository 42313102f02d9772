package io.curasync.account.security.oidc;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.curasync.account.AccountException;
import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.DeviceSessions;
import io.curasync.account.Role;
import io.curasync.account.TokenScope;
import io.curasync.account.UserAdministration;
import io.curasync.account.security.ContextPathHarness;
import io.curasync.account.security.WebClient;
import io.curasync.account.security.session.DeviceRememberMeServices;
import io.curasync.account.security.session.LocalSessionRegistry;
import io.curasync.account.security.session.SessionToken;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Sign-in by an OpenID Connect provider. */
@ExtendWith(OutputCaptureExtension.class)
class OidcLoginConfigurerTest extends ContextPathHarness {

    static final RSAKey KEY = key();

    @Autowired
    ApiTokens tokens;

    @Autowired
    DeviceSessions sessions;

    @Autowired
    LocalSessionRegistry open;

    @Autowired
    UserAdministration userAdministration;

    @BeforeEach
    void provider() {
        PROVIDER.resetAll();
        PROVIDER.stubFor(
                get("/.well-known/openid-configuration").willReturn(okJson("""
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(PROVIDER.baseUrl()))));
        PROVIDER.stubFor(get("/keys").willReturn(okJson(new JWKSet(KEY.toPublicJWK()).toString())));
    }

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
    void bindsTheUserToTheAccountOfTheFirstSignIn() throws Exception {
        assertThat(location(signIn("rep@example.com", true, "first"))).doesNotContain("login");
        browser = new WebClient(port, CONTEXT_PATH);
        assertRefused(signIn("rep@example.com", true, "second"), "other-account");
        assertRefused(signIn("REP@example.com", true, "First"), "other-account");
        assertRefused(signIn("admin@example.com", true, "first"), "other-account");
        assertThat(location(signIn("rep@example.com", true, "first"))).doesNotContain("login");

        assertThat(database.jdbc()
                        .sql(
                                "select actor || ' ' || detail from audit_entry where action = 'sign-in.failed' order by id")
                        .query(String.class)
                        .list())
                .hasSize(3)
                .allMatch(entry -> entry.contains("the provider's account is not the one of the first sign-in"))
                .satisfies(entries -> assertThat(entries.getFirst()).startsWith("rep@example.com "));
    }

    @Test
    void allowsAnotherAccountAfterANewLink() throws Exception {
        assertThat(location(signIn("rep@example.com", true, "first"))).doesNotContain("login");
        long rep = accounts.findByEmail("rep@example.com").orElseThrow().id();
        CurrentUser admin = new CurrentUser(
                accounts.findByEmail("admin@example.com").orElseThrow().id(), "admin@example.com", "Admin", Role.ADMIN);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        admin, null, AuthorityUtils.createAuthorityList("ROLE_ADMIN")));
        try {
            userAdministration.newLink(rep);
        } finally {
            SecurityContextHolder.clearContext();
        }

        browser = new WebClient(port, CONTEXT_PATH);
        assertThat(location(signIn("rep@example.com", true, "second"))).doesNotContain("login");
        browser = new WebClient(port, CONTEXT_PATH);
        assertRefused(signIn("rep@example.com", true, "first"), "other-account");
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
    void acceptsUnverifiedEmailsOfATrustedProvider() throws Exception {
        browser.get("/practices");

        assertThat(location(signIn("rep@example.com", null))).doesNotContain("login");

        assertThat(browser.get("/practices").statusCode()).isEqualTo(200);
    }

    @Test
    void requiresAVerifiedEmailOfOtherProviders() {
        StandardClaimAccessor silent = () -> Map.of("email", "rep@example.com");
        StandardClaimAccessor verified = () -> Map.of("email", "rep@example.com", "email_verified", true);

        assertThat(OidcLoginRejection.of(silent, false)).isEqualTo(OidcLoginRejection.NOT_VERIFIABLE);
        assertThat(OidcLoginRejection.of(silent, true)).isNull();
        assertThat(OidcLoginRejection.of(verified, false)).isNull();
    }

    @Test
    void readsEmailVerifiedOfAnyType() {
        for (Object value : List.of(1, 0, "yes", "", List.of(true), false)) {
            StandardClaimAccessor claims = () -> Map.of("email", "rep@example.com", "email_verified", value);
            assertThat(OidcLoginRejection.of(claims, true)).as("%s", value).isEqualTo(OidcLoginRejection.NOT_VERIFIED);
        }
        StandardClaimAccessor text = () -> Map.of("email", "rep@example.com", "email_verified", "true");
        assertThat(OidcLoginRejection.of(text, false)).isNull();
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

    private void assertRefused(HttpResponse<String> answer, String reason) {
        assertThat(location(answer)).endsWith("/login?" + reason);
        assertThat(location(browser.get("/practices"))).endsWith("/login");
        assertThat(browser.cookie(DeviceRememberMeServices.COOKIE)).isNull();
    }

    /** @param verified null if the provider does not send {@code email_verified} */
    private HttpResponse<String> signIn(@Nullable String email, @Nullable Object verified) throws Exception {
        return signIn(email, verified, "somebody");
    }

    /** Returns the query parameters of the authorization request to the provider. */
    private Map<String, String> authorizationRequest() {
        URI authorizationRequest = URI.create(location(browser.get("/oauth2/authorization/openid")));
        assertThat(authorizationRequest.toString()).startsWith(PROVIDER.baseUrl() + "/authorize?");
        assertThat(authorizationRequest.getQuery())
                .contains("redirect_uri=http://localhost:" + port + CONTEXT_PATH + "/login/oauth2/");
        return UriComponentsBuilder.fromUri(authorizationRequest)
                .build()
                .getQueryParams()
                .asSingleValueMap();
    }

    private HttpResponse<String> signIn(@Nullable String email, @Nullable Object verified, String subject)
            throws Exception {
        Map<String, String> query = authorizationRequest();
        Instant now = Instant.now();
        SignedJWT idToken = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(PROVIDER.baseUrl())
                        .subject(subject)
                        .audience("curasync")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                        .claim("nonce", query.get("nonce"))
                        .claim("email", email)
                        .claim("email_verified", verified)
                        .build());
        idToken.sign(new RSASSASigner(KEY));
        PROVIDER.stubFor(post("/token").willReturn(okJson("""
                {"access_token": "access", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}
                """.formatted(idToken.serialize()))));
        return browser.get("/login/oauth2/code/openid?code=x&state=" + query.get("state"));
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
