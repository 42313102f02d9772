package io.curasync.account.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.curasync.account.CurrentUsers;
import io.curasync.base.Brand;

/**
 * Sign-in. Its fields are named {@code username}, {@code password} and {@code remember-me}, and it posts to
 * {@code /login}.
 */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · CuraSync")
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm(words());

    LoginView() {
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.getElement().setProperty("headingLevel", 1);
        form.getElement().appendChild(keep().getElement());
        addClassName("cs-login");
        add(new Div(new Brand(), new Paragraph("The CRM that keeps in step with CuraGenesis."), form));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (CurrentUsers.current().isPresent()) {
            event.forwardTo("");
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        if (query.getSingleParameter("unavailable").isPresent()) {
            form.showErrorMessage("Not now", "The database cannot be reached. Try again in a moment.");
        } else if (query.getSingleParameter("wait").isPresent()) {
            form.showErrorMessage("Too many wrong passwords", "Wait " + wait(query) + ", then try again.");
        } else {
            form.setError(query.getSingleParameter("error").isPresent());
        }
    }

    private static String wait(QueryParameters query) {
        int seconds = query.getSingleParameter("wait")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .orElse(60);
        return seconds <= 90 ? "%d seconds".formatted(seconds) : "%d minutes".formatted(seconds / 60 + 1);
    }

    private static Checkbox keep() {
        Checkbox keep = new Checkbox("Keep me signed in on this device");
        keep.getElement().setAttribute("slot", "custom-form-area").setAttribute("name", "remember-me");
        return keep;
    }

    private static LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle("Sign in");
        words.getForm().setUsername("Email");
        words.getForm().setPassword("Password");
        words.getForm().setSubmit("Sign in");
        words.getErrorMessage().setTitle("That did not match");
        words.getErrorMessage()
                .setMessage(
                        "Check the email address and the password, and try again. An admin can send you a new invitation.");
        words.getErrorMessage().setUsername("Type your email address");
        words.getErrorMessage().setPassword("Type your password");
        return words;
    }
}
