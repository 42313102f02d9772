package io.curasync.account.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.AccountException;
import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.Invitations;
import io.curasync.account.Passwords;
import io.curasync.account.Role;
import io.curasync.account.TokenScope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.account.UserAdministration;
import io.curasync.account.UserAdministration.Person;
import io.curasync.account.UserAdministration.Status;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** User administration by admins. */
@CuraSyncTest
class UserAdministrationTest {

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    UserAdministration userAdministration;

    @Autowired
    Invitations invitations;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Passwords passwords;

    @Autowired
    UserRepository users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestDatabase database;

    User admin;
    User rep;

    @BeforeEach
    void createUsers() {
        database.clear();
        admin = TestUsers.admin(userAccounts, "admin@example.com");
        rep = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes", "D. Reyes");
        actAs(admin);
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    /** The user changes the password after an admin's change has read the user and before it is committed. */
    @Test
    void changingAUserKeepsANewerPassword() {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            users.findById(rep.id()).orElseThrow();
            own.executeWithoutResult(other -> jdbc.sql("update app_user set password_hash = 'newer' where id = ?")
                    .param(rep.id())
                    .update());
            userAdministration.change(rep.id(), "Dana R. Reyes", Role.REP, List.of("D. Reyes"));
        });

        assertThat(jdbc.sql("select name || ' ' || password_hash from app_user where id = ?")
                        .param(rep.id())
                        .query(String.class)
                        .single())
                .isEqualTo("Dana R. Reyes newer");
    }

    @Test
    void allowsOnlyAdmins() {
        actAs(rep);

        assertThatThrownBy(() -> userAdministration.find("", null, null)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> userAdministration.deactivate(admin.id())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> userAdministration.newLink(admin.id())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> userAdministration.tokens(admin.id())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> userAdministration.revokeToken(admin.id(), 1))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void searchesByNameEmailAndAlias() {
        userAdministration.invite("new@example.com", "100 % New_comer", Role.REP, List.of("N. Comer"));

        assertThat(names("", null, null)).containsExactly("100 % New_comer", "admin@example.com", "dana@example.com");
        assertThat(names("d. rey", null, null)).containsExactly("dana@example.com");
        assertThat(names("NEW@", null, null)).containsExactly("100 % New_comer");
        assertThat(names("0 % New_c", null, null)).containsExactly("100 % New_comer");
        assertThat(names("%", null, null)).containsExactly("100 % New_comer");
        assertThat(names("", Role.ADMIN, null)).containsExactly("admin@example.com");
        assertThat(names("", null, Status.INVITED)).containsExactly("100 % New_comer");
        assertThat(names("\0", null, Status.DEACTIVATED)).isEmpty();
    }

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
    void changesNameRoleAndAliases() {
        userAdministration.change(rep.id(), " Dana  Reyes ", Role.ADMIN, List.of("dana reyes", "Reyes"));

        User changed = userAccounts.findByEmail("dana@example.com").orElseThrow();
        assertThat(changed.name()).isEqualTo("Dana  Reyes");
        assertThat(changed.role()).isEqualTo(Role.ADMIN);
        assertThat(changed.aliases()).containsExactlyInAnyOrder("Dana Reyes", "Reyes");
        assertThat(audited("user.role", "user.renamed", "alias.removed", "alias.added"))
                .containsExactly("dana@example.com", "dana@example.com", "dana@example.com", "dana@example.com");
    }

    @Test
    void reassignsPracticesWhenAliasesChange() {
        database.jdbc().sql("""
                insert into practice (practice_id, sales_rep, sales_rep_key, owner_id, owner_is_manual)
                values ('p1', 'Dana Reyes', 'dana reyes', :rep, false), ('p2', 'D. Reyes', 'd. reyes', :rep, false),
                       ('p3', 'D. Reyes', 'd. reyes', :rep, true)
                """).param("rep", rep.id()).update();

        userAdministration.change(rep.id(), "Dana", Role.REP, List.of("Dana Reyes"));
        assertThat(owned(rep)).containsExactly("p1", "p3");

        userAdministration.change(admin.id(), "Admin", Role.ADMIN, List.of("D. Reyes"));
        assertThat(owned(admin)).containsExactly("p2");
        assertThatThrownBy(
                        () -> userAdministration.change(rep.id(), "Dana", Role.REP, List.of("Dana Reyes", "d. reyes")))
                .isInstanceOf(AccountException.Taken.class)
                .hasMessageContaining("admin@example.com");
        assertThat(owned(rep)).containsExactly("p1", "p3");
    }

    @Test
    void deactivationRevokesDevicesTokensAndLinks() {
        signedIn(rep);
        token(rep);
        String link = userAdministration.newLink(rep.id());

        userAdministration.deactivate(rep.id());

        Person deactivated = person(rep);
        assertThat(deactivated.status()).isEqualTo(Status.DEACTIVATED);
        assertThat(deactivated.devices()).isZero();
        assertThat(deactivated.tokens()).isZero();
        assertThat(invitations.find(link)).isEmpty();
        assertThatThrownBy(() -> userAdministration.newLink(rep.id())).isInstanceOf(AccountException.Rejected.class);
        assertThat(userAccounts.assignable()).extracting(User::email).containsExactly("admin@example.com");

        userAdministration.reactivate(rep.id());
        assertThat(person(rep).status()).isEqualTo(Status.ACTIVE);
        assertThat(person(rep).tokens()).isZero();
    }

    @Test
    void rejectsRemovalOfTheLastActiveAdmin() {
        UserAccounts.Created invited = userAdministration.invite("second@example.com", "Second", Role.ADMIN, List.of());

        assertRefused(() -> userAdministration.deactivate(admin.id()));
        assertRefused(() -> userAdministration.change(admin.id(), "Admin", Role.REP, List.of()));

        invitations.accept(invited.invitation(), "kettle Norway umbrella");
        userAdministration.deactivate(admin.id());
        assertRefused(() -> userAdministration.deactivate(invited.user().id()));
        userAdministration.reactivate(admin.id());
        userAdministration.change(invited.user().id(), "Second", Role.REP, List.of());
        assertRefused(() -> userAdministration.change(admin.id(), "Admin", Role.REP, List.of()));
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

    private void token(User user) {
        tokens.create(current(user), TestUsers.PASSWORD, "CI", TokenScope.READ, Duration.ofDays(30));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(AccountException.Rejected.class)
                .hasMessageContaining("last active admin");
    }

    private List<String> names(String search, Role role, Status status) {
        return userAdministration.find(search, role, status).stream()
                .map(person -> person.user().name())
                .toList();
    }

    private Person person(User user) {
        return userAdministration.find(user.email(), null, null).getFirst();
    }

    private List<String> owned(User user) {
        return database.jdbc()
                .sql("select practice_id from practice where owner_id = ? order by practice_id")
                .param(user.id())
                .query(String.class)
                .list();
    }

    private List<String> audited(String... actions) {
        return database.jdbc()
                .sql("select subject from audit_entry where action = any(?) and actor <> 'test'")
                .param(actions)
                .query(String.class)
                .list();
    }

    private void signedIn(User user) {
        database.jdbc().sql("""
                insert into device_session (user_id, series, token_hash, keep_signed_in, expires_at)
                values (?, 'series', '\\x00', true, now() + interval '1 day')
                """).param(user.id()).update();
    }

    private static void actAs(User user) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        current(user), null, AuthorityUtils.createAuthorityList("ROLE_" + user.role())));
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
