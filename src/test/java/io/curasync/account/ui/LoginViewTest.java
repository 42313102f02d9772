package io.curasync.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

@CuraSyncTest
class LoginViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @BeforeEach
    void open() {
        database.clear();
        AccountScreens.open(context, TestUsers.rep(userAccounts, "somebody@example.com"));
        SecurityContextHolder.clearContext();
    }

    @AfterEach
    void close() {
        AccountScreens.close();
    }

    @ParameterizedTest
    @CsvSource({
        "unknown,No user has that email",
        "no-email,The provider did not send it",
        "unverified,Verify it with the provider",
        "other-account,a new link on the People screen",
        "unverifiable,curasync.openid.trust-email",
    })
    void explainsARejectedSignIn(String parameter, String words) {
        UI.getCurrent().navigate("login", QueryParameters.of(parameter, ""));

        assertThat(String.valueOf(_get(LoginForm.class).getElement().getPropertyRaw("i18n")))
                .contains(words);
    }

    @Test
    void explainsASessionEndedElsewhere() {
        UI.getCurrent().navigate("login");

        _get(LoginView.class).sessionEnded();

        assertThat(String.valueOf(_get(LoginForm.class).getElement().getPropertyRaw("i18n")))
                .contains("You have been signed out");
    }
}
