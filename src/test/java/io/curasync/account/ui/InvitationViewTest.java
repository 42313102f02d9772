package io.curasync.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.PasswordField;
import io.curasync.account.Invitations;
import io.curasync.account.NewUser;
import io.curasync.account.Role;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CuraSyncTest
class InvitationViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Invitations invitations;

    @Autowired
    TestDatabase database;

    String token;

    @BeforeEach
    void open() {
        database.clear();
        token = userAccounts
                .createUser(new NewUser("new@example.com", "New", Role.REP, null, List.of()), "test")
                .invitation();
        AccountScreens.open(context, TestUsers.rep(userAccounts, "somebody@example.com"));
    }

    @AfterEach
    void close() {
        AccountScreens.close();
    }

    @Test
    void acceptsOnePassword() {
        UI.getCurrent().navigate("invitation/" + token);
        choose("password1234");
        assertThat(_get(PasswordField.class).getErrorMessage()).contains("too common");

        _get(PasswordField.class).setValue("kettle Norway umbrella");
        assertThat(_get(PasswordField.class).isInvalid())
                .as("until the next press")
                .isTrue();
        choose("kettle Norway umbrella");

        assertThat(_get(H1.class).getText()).isEqualTo("You are all set");
        assertThat(invitations.find(token)).isEmpty();
        UI.getCurrent().navigate("invitation/again");
        UI.getCurrent().navigate("invitation/" + token);
        assertThat(_get(H1.class).getText()).isEqualTo("This link no longer works");
        _assertNone(PasswordField.class);
    }

    private static void choose(String password) {
        _get(PasswordField.class).setValue(password);
        _click(_get(Button.class, spec -> spec.withText("Save password")));
    }
}
