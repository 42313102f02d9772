package io.curasync.account.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.Invitations;
import io.curasync.ui.CopyField;
import io.curasync.ui.EmptyState;
import io.curasync.ui.list.SearchField;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of people and invitations. */
class PeopleViewTest extends PeopleHarness {

    @Test
    void filtersTheListByUrl() {
        UI.getCurrent().navigate("people", QueryParameters.of("role", "rep"));
        assertThat(emails()).containsExactly("dana@example.com");

        UI.getCurrent().navigate("people", QueryParameters.of("q", "nobody of this name"));
        assertThat(emails()).isEmpty();
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("No users found");

        UI.getCurrent().navigate("people");
        assertThat(emails()).containsExactly("dana@example.com", "morgan@example.com");
        _get(SearchField.class).setValue("reyes");
        assertThat(emails()).containsExactly("dana@example.com");
    }

    @Test
    void showsAnInvitationLinkOnce() {
        UI.getCurrent().navigate("people");
        _click(_get(Button.class, spec -> spec.withText("Invite")));
        InviteDialog dialog = _get(InviteDialog.class);
        _get(dialog, TextField.class, spec -> spec.withLabel("Email")).setValue("dana@example.com");
        _get(dialog, TextField.class, spec -> spec.withLabel("Name")).setValue("New");
        _click(_get(dialog, Button.class, spec -> spec.withText("Create invitation")));
        TextField email = _get(dialog, TextField.class, spec -> spec.withLabel("Email"));
        assertThat(email.isInvalid()).isTrue();
        assertThat(email.getErrorMessage()).contains("already belongs to another user");

        email.setValue("new@example.com");
        assertThat(email.isInvalid()).as("until the next press").isTrue();
        _click(_get(dialog, Button.class, spec -> spec.withText("Create invitation")));

        assertThat(_get(SecretDialog.class).isCloseOnEsc()).isFalse();
        assertThat(_get(SecretDialog.class).isCloseOnOutsideClick()).isFalse();
        String link = _get(_get(SecretDialog.class), TextField.class).getValue();
        assertThat(link).startsWith("http://crm.example.com/invitation/");
        assertThat(invitations.find(link.substring(link.lastIndexOf('/') + 1)))
                .contains(new Invitations.Invited("new@example.com", false));
        _click(_get(_get(SecretDialog.class), Button.class, spec -> spec.withText("Done")));
        _assertNone(CopyField.class);
        assertThat(emails()).contains("new@example.com");
    }

    @Test
    void showsAllFaultsOfAnInvitation() {
        UI.getCurrent().navigate("people");
        _click(_get(Button.class, spec -> spec.withText("Invite")));
        InviteDialog dialog = _get(InviteDialog.class);
        TextField email = _get(dialog, TextField.class, spec -> spec.withLabel("Email"));
        email.setValue("no email");
        TextField name = _get(dialog, TextField.class, spec -> spec.withLabel("Name"));
        _click(_get(dialog, Button.class, spec -> spec.withText("Create invitation")));

        assertThat(email.getErrorMessage()).isEqualTo("Enter a valid email.");
        assertThat(name.getErrorMessage()).isEqualTo("Required.");
        assertThat(email.isRequiredIndicatorVisible()).isTrue();
    }

    @Test
    void hidesTheViewFromReps() {
        AccountScreens.close();
        AccountScreens.open(context, dana);

        assertThatThrownBy(() -> UI.getCurrent().navigate("people")).isInstanceOf(MockAccessDeniedException.class);
    }

    private static List<String> emails() {
        return _fetch(_get(PeopleGrid.class), 0, 50).stream()
                .map(person -> person.user().email())
                .toList();
    }
}
