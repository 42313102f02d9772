package io.curasync.account.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.AccountException;
import io.curasync.account.Invitations;
import io.curasync.account.Passwords;
import io.curasync.account.Role;
import io.curasync.account.UserAccounts;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Links, passwords and tokens of users. */
class UserCredentialsTest extends UserAdministrationHarness {

    @Autowired
    Passwords passwords;

    @Test
    void newLinkInvalidatesTheEarlierOne() {
        UserAccounts.Created created = userAdministration.invite("new@example.com", "New", Role.REP, List.of());

        String second = userAdministration.newLink(created.user().id());

        assertThat(invitations.find(created.invitation())).isEmpty();
        assertThat(invitations.find(second)).contains(new Invitations.Invited("new@example.com", false));
    }

    @Test
    void resetLinkIsValidForADayAndEndsAllSessions() {
        signedIn(rep);
        String link = userAdministration.newLink(rep.id());
        assertThat(invitations.find(link)).contains(new Invitations.Invited("dana@example.com", true));
        assertThat(person(rep).linkUntil())
                .isBetween(
                        java.time.Instant.now().plus(Duration.ofHours(23)),
                        java.time.Instant.now().plus(Duration.ofHours(24)));
        assertThat(person(rep).devices()).isOne();

        assertThatThrownBy(() -> invitations.accept(link, "password1234")).isInstanceOf(AccountException.Invalid.class);
        assertThat(invitations.accept(link, "kettle Norway umbrella")).isTrue();

        assertThat(invitations.accept(link, "kettle Norway umbrella")).isFalse();
        assertThat(person(rep).devices()).isZero();
        assertThat(audited("password.changed")).containsExactly("dana@example.com");
    }

    @Test
    void onlyValidTokensCountTowardTheLimit() {
        jdbc.sql("""
                        insert into api_token (user_id, name, scope, token_hash, ending, expires_at)
                        select :user, 'CI ' || i, 'READ', decode(lpad(i::text, 4, '0'), 'hex'), 'abcd', now() + interval '1 day'
                        from generate_series(1, 50) i""").param("user", rep.id()).update();
        assertThatThrownBy(() -> token(rep)).hasMessageContaining("Revoke one first");

        jdbc.sql("update api_token set revoked_at = now() where name = 'CI 7'").update();

        token(rep);
        assertThat(person(rep).tokens()).isEqualTo(50);
    }

    @Test
    void listsAndRevokesTokens() {
        token(rep);
        token(rep);
        token(admin);
        long second = userAdministration.tokens(rep.id()).getFirst().id();

        userAdministration.revokeToken(admin.id(), second);
        assertThat(person(rep).tokens()).as("under another user's name").isEqualTo(2);
        userAdministration.revokeToken(rep.id(), second);
        userAdministration.revokeToken(rep.id(), second);

        assertThat(person(rep).tokens()).isOne();
        assertThat(person(admin).tokens()).isOne();
        assertThat(userAdministration.tokens(rep.id()).getFirst().revokedAt()).isNotNull();
        assertThat(database.jdbc()
                        .sql(
                                "select actor || ': ' || subject || ' ' || detail from audit_entry where action = 'token.revoked'")
                        .query(String.class)
                        .list())
                .containsExactly("admin@example.com: CI of dana@example.com");
    }

    @Test
    void settingAPasswordByLinkRevokesTokens() {
        token(rep);
        token(admin);

        invitations.accept(userAdministration.newLink(rep.id()), "kettle Norway umbrella");

        assertThat(person(rep).tokens()).isZero();
        assertThat(person(admin).tokens()).as("another user's").isOne();
        assertThat(passwordChange("dana@example.com")).isEqualTo("by a reset link, API tokens revoked: 1");
    }

    @Test
    void changingThePasswordRevokesTokensOnRequest() {
        token(rep);
        token(admin);

        passwords.change(current(rep), TestUsers.PASSWORD, "kettle Norway umbrella", false);
        assertThat(person(rep).tokens()).isOne();
        assertThat(passwordChange("dana@example.com")).isEqualTo("by its user");
        assertThatThrownBy(() -> passwords.change(current(rep), "wrong", "kettle Norway umbrellas", true))
                .isInstanceOf(AccountException.Invalid.class);
        assertThatThrownBy(() -> passwords.change(current(rep), "kettle Norway umbrella", "short", true))
                .isInstanceOf(AccountException.Invalid.class);
        assertThat(person(rep).tokens()).isOne();

        passwords.change(current(rep), "kettle Norway umbrella", "kettle Norway umbrellas", true);
        assertThat(person(rep).tokens()).isZero();
        assertThat(person(admin).tokens()).as("another user's").isOne();
        assertThat(passwordChange("dana@example.com")).isEqualTo("by its user, API tokens revoked: 1");
    }

    private String passwordChange(String email) {
        return database.jdbc()
                .sql(
                        "select detail from audit_entry where action = 'password.changed' and subject = ? order by id desc limit 1")
                .param(email)
                .query(String.class)
                .single();
    }
}
