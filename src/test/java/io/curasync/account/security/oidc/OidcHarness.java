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
import io.curasync.account.security.ContextPathHarness;
import io.curasync.account.security.session.DeviceRememberMeServices;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.UriComponentsBuilder;

/** Sign-in by a simulated OpenID Connect provider. */
@ExtendWith(OutputCaptureExtension.class)
abstract class OidcHarness extends ContextPathHarness {

    static final RSAKey KEY = key();

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

    void assertRefused(HttpResponse<String> answer, String reason) {
        assertThat(location(answer)).endsWith("/login?" + reason);
        assertThat(location(browser.get("/practices"))).endsWith("/login");
        assertThat(browser.cookie(DeviceRememberMeServices.COOKIE)).isNull();
    }

    /** @param verified null if the provider does not send {@code email_verified} */
    HttpResponse<String> signIn(@Nullable String email, @Nullable Object verified) throws Exception {
        return signIn(email, verified, "somebody");
    }

    /** Returns the query parameters of the authorization request to the provider. */
    Map<String, String> authorizationRequest() {
        URI authorizationRequest = URI.create(location(browser.get("/oauth2/authorization/openid")));
        assertThat(authorizationRequest.toString()).startsWith(PROVIDER.baseUrl() + "/authorize?");
        assertThat(authorizationRequest.getQuery())
                .contains("redirect_uri=http://localhost:" + port + CONTEXT_PATH + "/login/oauth2/");
        return UriComponentsBuilder.fromUri(authorizationRequest)
                .build()
                .getQueryParams()
                .asSingleValueMap();
    }

    HttpResponse<String> signIn(@Nullable String email, @Nullable Object verified, String subject) throws Exception {
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

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
