package io.curasync.account.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.UserAdministration;
import io.curasync.account.security.WebClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;

/** The account at the provider and its email address. */
class OidcAccountTest extends OidcHarness {

    @Autowired
    UserAdministration userAdministration;

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
}
