package io.curasync.account.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.Invitations;
import io.curasync.account.RepNameNormalizer;
import io.curasync.account.Role;
import io.curasync.account.TokenScope;
import io.curasync.account.User;
import io.curasync.account.UserAdministration.Status;
import io.curasync.testing.TestUsers;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.StatusBadge;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The drawer with one person. */
class PersonDrawerTest extends PeopleHarness {

    @Autowired
    ApiTokens tokens;

    @Test
    void changesNameRoleAndAliasesInTheDrawer() {
        UI.getCurrent().navigate("people");
        _clickItem(_get(PeopleGrid.class), 0);
        PersonDrawer drawer = _get(PersonDrawer.class);
        _get(drawer, TextField.class, spec -> spec.withLabel("Name")).setValue("Dana R.");
        _get(drawer, TextArea.class).setValue("D. Reyes\n\n Reyes ");
        chooseRole(drawer, Role.ADMIN);
        _click(_get(drawer, Button.class, spec -> spec.withText("Save")));

        User changed = userAccounts.findByEmail("dana@example.com").orElseThrow();
        assertThat(changed.name()).isEqualTo("Dana R.");
        assertThat(changed.role()).isEqualTo(Role.ADMIN);
        assertThat(changed.aliases()).containsExactlyInAnyOrder("D. Reyes", "Reyes");
    }

    @Test
    void confirmsAliasRemovalWithTheNumberOfPractices() {
        database.jdbc()
                .sql("""
                insert into practice (practice_id, user_id, sales_rep, sales_rep_key, owner_id, owner_is_manual)
                select 'prac_' || n, 'user_' || n, 'Dana Reyes', :key, :dana, n = 6 from generate_series(1, 6) n""")
                .param("key", RepNameNormalizer.key("Dana Reyes"))
                .param("dana", dana.id())
                .update();
        UI.getCurrent().navigate("people/" + dana.id());
        _get(_get(PersonDrawer.class), TextArea.class).setValue("");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        ConfirmationDialog confirmationDialog = _get(ConfirmationDialog.class);
        assertThat(confirmationDialog.getHeaderTitle()).isEqualTo("Remove “Dana Reyes”?");
        assertThat(confirmationDialog.getElement().getTextRecursively())
                .contains("5 practices lose " + dana.name() + " as rep");
        assertThat(owned()).isEqualTo(6);
        assertThat(userAccounts.findByEmail("dana@example.com").orElseThrow().aliases())
                .hasSize(1);

        _click(_get(confirmationDialog, Button.class, spec -> spec.withText("Remove from 5 practices")));

        assertThat(owned()).as("the one assigned by hand").isEqualTo(1);
        assertThat(userAccounts.findByEmail("dana@example.com").orElseThrow().aliases())
                .isEmpty();
    }

    private long owned() {
        return database.jdbc()
                .sql("select count(*) from practice where owner_id = ?")
                .param(dana.id())
                .query(Long.class)
                .single();
    }

    @Test
    void rejectsRemovalOfTheLastAdmin() {
        UI.getCurrent().navigate("people", QueryParameters.of("role", "admin"));
        _clickItem(_get(PeopleGrid.class), 0);
        chooseRole(_get(PersonDrawer.class), Role.REP);
        _click(_get(Button.class, spec -> spec.withText("Save")));

        PersonDrawer drawer = _get(PersonDrawer.class);
        assertThat(_get(drawer, TextField.class, spec -> spec.withLabel("Name")).isInvalid())
                .isFalse();
        assertThat(_get(drawer, Paragraph.class, spec -> spec.withClasses("account-fault"))
                        .getText())
                .contains("last active admin");
        assertThat(userAccounts.findByEmail("morgan@example.com").orElseThrow().role())
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void confirmsDeactivation() {
        UI.getCurrent().navigate("people/" + dana.id());
        _click(_get(Button.class, spec -> spec.withText("Deactivate …")));
        assertThat(userAccounts.findByEmail("dana@example.com").orElseThrow().enabled())
                .isTrue();
        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Deactivate")));

        assertThat(userAccounts.findByEmail("dana@example.com").orElseThrow().enabled())
                .isFalse();
        assertThat(_get(_get(PersonDrawer.class), StatusBadge.class)
                        .getElement()
                        .getTextRecursively())
                .isEqualTo(UserLabels.status(Status.DEACTIVATED));
        _click(_get(Button.class, spec -> spec.withText("Reactivate")));
        assertThat(userAccounts.findByEmail("dana@example.com").orElseThrow().enabled())
                .isTrue();
    }

    @Test
    void createsAResetLinkInTheDrawer() {
        UI.getCurrent().navigate("people/" + dana.id());
        _click(_get(Button.class, spec -> spec.withText("Password reset link")));

        String link = _get(_get(SecretDialog.class), TextField.class).getValue();
        assertThat(invitations.find(link.substring(link.lastIndexOf('/') + 1)))
                .contains(new Invitations.Invited("dana@example.com", true));
    }

    @Test
    void revokesApiTokensInTheDrawer() {
        UI.getCurrent().navigate("people/" + dana.id());
        assertThat(_get(PersonDrawer.class).getElement().getTextRecursively()).doesNotContain("Revoke");
        var user = new CurrentUser(dana.id(), dana.email(), dana.name(), dana.role());
        tokens.create(user, TestUsers.PASSWORD, "nightly report", TokenScope.READ, Duration.ofDays(30));
        tokens.create(user, TestUsers.PASSWORD, "CRM export", TokenScope.WRITE, Duration.ofDays(30));
        UI.getCurrent().navigate("people");
        UI.getCurrent().navigate("people/" + dana.id());

        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Revoke nightly report")));
        assertThat(tokens.of(dana.id())).allMatch(token -> token.revokedAt() == null);
        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Revoke")));

        assertThat(_get(PersonTokens.class).getElement().getTextRecursively()).contains("revoked", "write");
        assertThat(tokens.of(dana.id()))
                .filteredOn(token -> token.revokedAt() != null)
                .extracting(ApiTokens.Token::name)
                .containsExactly("nightly report");
        _assertNone(Button.class, spec -> spec.withAttribute("aria-label", "Revoke nightly report"));
    }

    @SuppressWarnings("unchecked")
    private static void chooseRole(PersonDrawer drawer, Role role) {
        ((SegmentedControl<Role>) _get(drawer, SegmentedControl.class)).setValue(role);
    }
}
