package io.curasync.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.account.ApiTokens;
import io.curasync.account.DeviceSessions;
import io.curasync.account.TokenScope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import io.curasync.ui.ConfirmationDialog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ApplicationContext;

@CuraSyncTest
class AccountViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    DeviceSessions sessions;

    @Autowired
    ApiTokens tokens;

    @Autowired
    TestDatabase database;

    @Autowired
    BuildProperties build;

    User rep;

    @BeforeEach
    void open() {
        database.clear();
        rep = TestUsers.rep(userAccounts, "rep@example.com");
        User other = TestUsers.rep(userAccounts, "other@example.com");
        signedIn(rep, "phone", "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19 Safari/604.1");
        signedIn(rep, "laptop", "Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0");
        signedIn(other, "others", "curl");
        AccountScreens.open(context, rep);
        UI.getCurrent().navigate("account");
    }

    @AfterEach
    void close() {
        AccountScreens.close();
    }

    @Test
    void listsDevicesAndSignsThemOut() {
        assertThat(text(DevicesCard.class))
                .contains("Safari on iPhone", "Edge on Windows", "198.51.100.1")
                .doesNotContain("A browser");

        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Sign out Safari on iPhone")));
        assertThat(text(DevicesCard.class)).doesNotContain("Safari on iPhone").contains("Edge on Windows");

        _click(_get(Button.class, spec -> spec.withText("Sign out all others")));
        assertThat(sessions.of(rep.id())).isEmpty();
        assertThat(database.jdbc()
                        .sql("select count(*) from device_session")
                        .query(Long.class)
                        .single())
                .as("another user's stays")
                .isOne();
    }

    @Test
    void validatesTheOldAndTheNewPassword() {
        change("wrong", "kettle Norway umbrella");
        assertThat(field("Current password").isInvalid()).isTrue();
        assertThat(field("Current password").getErrorMessage()).isEqualTo("This is not your password.");
        field("Current password").setValue(TestUsers.PASSWORD);
        assertThat(field("Current password").isInvalid())
                .as("until the next press")
                .isTrue();
        change(TestUsers.PASSWORD, "password1234");
        assertThat(field("New password").getErrorMessage()).contains("too common");
        assertThat(sessions.of(rep.id())).hasSize(2);

        change(TestUsers.PASSWORD, "kettle Norway umbrella");

        assertThat(field("New password").isInvalid()).isFalse();
        assertThat(sessions.of(rep.id())).isEmpty();
        change(TestUsers.PASSWORD, "another kettle umbrella");
        assertThat(field("Current password").isInvalid()).isTrue();
    }

    @Test
    void showsATokenOnceAndRevokesIt() {
        assertThat(text(TokensCard.class)).contains("No token yet");
        _click(_get(Button.class, spec -> spec.withText("New token")));
        NewTokenDialog dialog = _get(NewTokenDialog.class);
        assertThat(scopes(dialog).getListDataView().getItems())
                .containsExactly(TokenScope.READ, TokenScope.SYNC, TokenScope.WRITE);
        _click(_get(dialog, Button.class, spec -> spec.withText("Create token")));
        assertThat(_get(dialog, TextField.class).isInvalid())
                .as("without a name")
                .isTrue();

        _get(dialog, TextField.class).setValue("nightly report");
        _get(dialog, PasswordField.class).setValue("wrong");
        _click(_get(dialog, Button.class, spec -> spec.withText("Create token")));
        assertThat(_get(dialog, TextField.class).isInvalid()).isFalse();
        assertThat(_get(dialog, PasswordField.class).getErrorMessage()).isEqualTo("This is not your password.");
        assertThat(tokens.of(rep.id())).isEmpty();
        _get(dialog, PasswordField.class).setValue(TestUsers.PASSWORD);
        assertThat(_get(dialog, PasswordField.class).isInvalid())
                .as("until the next press")
                .isTrue();
        _click(_get(dialog, Button.class, spec -> spec.withText("Create token")));

        assertThat(_get(_get(SecretDialog.class), TextField.class).getValue()).startsWith(ApiTokens.PREFIX);
        assertThat(text(TokensCard.class)).contains("nightly report", "read");
        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Revoke nightly report")));
        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Revoke")));
        assertThat(text(TokensCard.class)).contains("revoked");
        assertThat(tokens.of(rep.id()).getFirst().revokedAt()).isNotNull();
        assertThat(_find(Button.class, spec -> spec.withText("Revoke …"))).isEmpty();
    }

    @Test
    void revokesTokensWithAPasswordChange() {
        createToken();
        change(TestUsers.PASSWORD, "kettle Norway umbrella");
        assertThat(text(TokensCard.class)).contains("read").doesNotContain("revoked");

        Checkbox revoke = _get(Checkbox.class, spec -> spec.withLabel("Also revoke my API tokens"));
        revoke.setValue(true);
        change("wrong", "kettle Norway umbrellas");
        assertThat(text(TokensCard.class)).doesNotContain("revoked");
        change("kettle Norway umbrella", "kettle Norway umbrellas");

        assertThat(text(TokensCard.class)).contains("revoked");
        assertThat(tokens.of(rep.id()).getFirst().revokedAt()).isNotNull();
        assertThat(revoke.getValue()).as("asked for each time").isFalse();
    }

    @Test
    void requiresARecentSignInForATokenWithoutAPassword() {
        database.jdbc().sql("update app_user set password_hash = null").update();
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate("account");
        _click(_get(Button.class, spec -> spec.withText("New token")));
        NewTokenDialog dialog = _get(NewTokenDialog.class);
        _assertNone(dialog, PasswordField.class);
        _get(dialog, TextField.class).setValue("nightly report");
        _click(_get(dialog, Button.class, spec -> spec.withText("Create token")));

        assertThat(dialog.getElement().getTextRecursively()).contains("Sign in again first.");
        assertThat(tokens.of(rep.id())).isEmpty();
    }

    private void createToken() {
        _click(_get(Button.class, spec -> spec.withText("New token")));
        NewTokenDialog dialog = _get(NewTokenDialog.class);
        _get(dialog, TextField.class).setValue("nightly report");
        _get(dialog, PasswordField.class).setValue(TestUsers.PASSWORD);
        _click(_get(dialog, Button.class, spec -> spec.withText("Create token")));
        _click(_get(_get(SecretDialog.class), Button.class, spec -> spec.withText("Done")));
    }

    @Test
    void showsTheVersion() {
        assertThat(text(Footer.class)).isEqualTo("CuraSync " + build.getVersion());
    }

    private void change(String current, String next) {
        field("Current password").setValue(current);
        field("New password").setValue(next);
        _click(_get(Button.class, spec -> spec.withText("Change password")));
    }

    private static PasswordField field(String label) {
        return _get(PasswordField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<TokenScope> scopes(NewTokenDialog dialog) {
        return _get(dialog, RadioButtonGroup.class);
    }

    private static String text(Class<? extends com.vaadin.flow.component.Component> part) {
        return _get(part).getElement().getTextRecursively();
    }

    private void signedIn(User user, String series, String userAgent) {
        database.jdbc().sql("""
                insert into device_session (user_id, series, token_hash, keep_signed_in, expires_at, address, user_agent)
                values (?, ?, '\\x00', true, now() + interval '1 day', '198.51.100.1', ?)
                """).params(user.id(), series, userAgent).update();
    }
}
