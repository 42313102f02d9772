package io.curasync.account.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
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
import io.curasync.account.CurrentUserAccess;
import io.curasync.account.SsoProvider;
import io.curasync.platform.database.DatabaseState;
import io.curasync.ui.shell.Brand;
import io.curasync.ui.shell.DatabaseNotice;
import io.curasync.ui.shell.DatabaseNotices;

/** Sign-in screen. Its form posts the fields {@code username}, {@code password} and {@code remember-me} to {@code /login}. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · CuraSync")
@AnonymousAllowed
@StyleSheet("context://assets/account.css")
class LoginView extends Main implements BeforeEnterObserver {

    /** JavaScript that restores the email after a failed sign-in, because the page reloads with empty fields. */
    private static final String RESTORE_EMAIL = """
            const key = 'curasync-email';
            const email = sessionStorage.getItem(key);
            sessionStorage.removeItem(key);
            this.addEventListener('login', login => sessionStorage.setItem(key, login.detail.username));
            if ($0 && email) {
                this.updateComplete.then(() => requestAnimationFrame(() => {
                    this.querySelector('[name=username]').value = email;
                    this.querySelector('vaadin-password-field').focus();
                }));
            }
            """;

    /** JavaScript that shows the reason for a sign-out, if a screen has reloaded within the last 30 seconds because its session ended. */
    private static final String SHOW_SESSION_END = """
            const ended = Number(sessionStorage.getItem($0));
            sessionStorage.removeItem($0);
            if (Date.now() - ended < 30000) {
                this.$server.sessionEnded();
            }
            """;

    private final LoginForm form = new LoginForm(texts());

    private boolean showsOutage;

    LoginView(SsoProvider ssoProvider, DatabaseNotices databaseNotices) {
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.getElement().setProperty("headingLevel", 1);
        form.getElement().appendChild(keepSignedIn().getElement());
        Div card = new Div(new Brand(), new Paragraph("The CRM that keeps in step with CuraGenesis."), form);
        ssoProvider.provider().map(LoginView::link).ifPresent(card::add);
        addClassName("cs-login");
        add(card, new DatabaseNotice(databaseNotices, this::showDatabase));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (CurrentUserAccess.current().isPresent()) {
            event.forwardTo("");
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        boolean failed = !query.getParameters().isEmpty();
        form.getElement().executeJs(RESTORE_EMAIL, failed);
        getElement().executeJs(SHOW_SESSION_END, CurrentUserAccess.SESSION_ENDED);
        if (query.getSingleParameter("unavailable").isPresent()) {
            form.showErrorMessage(
                    "You are not signed in",
                    "The database could not be reached, so your password was not checked. Try again.");
        } else if (query.getSingleParameter("unknown").isPresent()) {
            form.showErrorMessage(
                    "No user has that email", "Ask an admin to invite you with the email of your company account.");
        } else if (query.getSingleParameter("other-account").isPresent()) {
            form.showErrorMessage(
                    "This is not the account you used before",
                    "Sign in with the company account of your first sign-in here. If you have a new one, ask an admin to make you a"
                            + " new link on the People screen, then sign in this way again.");
        } else if (query.getSingleParameter("no-email").isPresent()) {
            form.showErrorMessage(
                    "Your email is missing",
                    "The provider did not send it. Ask its administrator to release the email.");
        } else if (query.getSingleParameter("unverified").isPresent()) {
            form.showErrorMessage("Your email is not verified", "Verify it with the provider, then sign in again.");
        } else if (query.getSingleParameter("unverifiable").isPresent()) {
            form.showErrorMessage(
                    "The provider does not say whether your email is verified",
                    "Ask an admin to set curasync.openid.trust-email if this provider can be trusted.");
        } else if (query.getSingleParameter("provider").isPresent()) {
            form.showErrorMessage("Sign-in failed", "The other sign-in could not be completed. Try again.");
        } else if (query.getSingleParameter("wait").isPresent()) {
            form.showErrorMessage("Too many wrong passwords", "Wait " + wait(query) + ", then try again.");
        } else {
            form.setError(query.getSingleParameter("error").isPresent());
        }
    }

    private void showDatabase(DatabaseState database) {
        if (!database.isAvailable()) {
            showsOutage = true;
            form.showErrorMessage(database.problem(), "You can sign in when it is back. This message then disappears.");
        } else if (showsOutage) {
            showsOutage = false;
            form.setError(false);
        }
    }

    @ClientCallable
    void sessionEnded() {
        form.showErrorMessage(
                "You have been signed out",
                "Your session was ended on another device or by an admin. Sign in again to continue, or ask an admin.");
    }

    private static String wait(QueryParameters query) {
        int seconds = query.getSingleParameter("wait")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .orElse(60);
        return seconds <= 90 ? "%d seconds".formatted(seconds) : "%d minutes".formatted(seconds / 60 + 1);
    }

    private static Anchor link(SsoProvider.Provider provider) {
        Anchor link = new Anchor(provider.path(), "Continue with " + provider.name());
        link.setRouterIgnore(true);
        link.addClassNames("cs-button", "cs-login-other");
        return link;
    }

    private static Checkbox keepSignedIn() {
        Checkbox checkbox = new Checkbox("Keep me signed in on this device");
        checkbox.getElement().setAttribute("slot", "custom-form-area").setAttribute("name", "remember-me");
        return checkbox;
    }

    private static LoginI18n texts() {
        LoginI18n texts = LoginI18n.createDefault();
        texts.getForm().setTitle("Sign in");
        texts.getForm().setUsername("Email");
        texts.getForm().setPassword("Password");
        texts.getForm().setSubmit("Sign in");
        texts.getErrorMessage().setTitle("Wrong email or password");
        texts.getErrorMessage()
                .setMessage(
                        "Check the email address and the password, and try again. An admin can send you a new invitation.");
        texts.getErrorMessage().setUsername("Type your email address");
        texts.getErrorMessage().setPassword("Type your password");
        return texts;
    }
}
