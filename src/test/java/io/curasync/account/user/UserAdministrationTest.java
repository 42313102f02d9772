package io.curasync.account.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.AccountException;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.account.UserAdministration.Person;
import io.curasync.account.UserAdministration.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** User administration by admins. */
class UserAdministrationTest extends UserAdministrationHarness {

    @Autowired
    UserRepository users;

    @Autowired
    PlatformTransactionManager transactions;

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

    private List<String> owned(User user) {
        return database.jdbc()
                .sql("select practice_id from practice where owner_id = ? order by practice_id")
                .param(user.id())
                .query(String.class)
                .list();
    }
}
