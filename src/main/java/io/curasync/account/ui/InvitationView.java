package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.curasync.account.AccountException;
import io.curasync.account.Invitations;
import io.curasync.account.Invitations.Invited;
import io.curasync.ui.FieldError;
import io.curasync.ui.shell.Brand;

/** Screen on which a user with an invitation or reset link chooses a password. */
@Route(value = "invitation", autoLayout = false)
@PageTitle("Choose a password · CuraSync")
@AnonymousAllowed
@StyleSheet("context://assets/account.css")
class InvitationView extends Main implements HasUrlParameter<String> {

    /**
     * JavaScript that signs the user in with the email and the new password, so that the user does not have to enter the password
     * again.
     */
    private static final String SIGN_IN = """
            const form = document.createElement('form');
            form.method = 'post';
            form.action = 'login';
            for (const [name, value] of [['username', $0], ['password', $1.value]]) {
                const field = document.createElement('input');
                field.type = 'hidden';
                field.name = name;
                field.value = value;
                form.append(field);
            }
            document.body.append(form);
            form.submit();
            """;

    private final transient Invitations invitations;
    private final Div content = new Div();

    InvitationView(Invitations invitations) {
        this.invitations = invitations;
        content.addClassName("cs-login-steps");
        addClassName("cs-login");
        add(new Div(new Brand(), content));
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        invitations.find(token).ifPresentOrElse(invited -> showForm(token, invited), this::showInvalidLink);
    }

    private void showForm(String token, Invited invited) {
        PasswordField password = new PasswordField("New password");
        password.setHelperText("At least 12 characters. A few words that do not belong together work well.");
        password.setWidthFull();
        password.setAutofocus(true);
        password.getElement().setAttribute("autocomplete", "new-password");
        Button save = new Button("Save password", _ -> save(token, invited.email(), password));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        String effect = invited.reset() ? " You are signed out on all devices and your API tokens are revoked." : "";
        show(
                new H1(invited.reset() ? "Choose a new password" : "Welcome to CuraSync"),
                new Paragraph("Choose a password for " + invited.email() + "." + effect),
                password,
                save);
    }

    private void save(String token, String email, PasswordField password) {
        try {
            if (invitations.accept(token, password.getValue())) {
                password.getStyle().set("display", "none");
                show(new H1("You are all set"), new Paragraph("Signing you in as " + email + " …"), password, signIn());
                getElement().executeJs(SIGN_IN, email, password.getElement());
            } else {
                showInvalidLink();
            }
        } catch (AccountException.Invalid fault) {
            FieldError.show(password, fault.getMessage());
        }
    }

    private void showInvalidLink() {
        show(
                new H1("This link no longer works"),
                new Paragraph("It was used, has expired, or was replaced by a newer one. Ask an admin for a new link."),
                signIn());
    }

    private static Anchor signIn() {
        Anchor link = new Anchor("login", "Sign in");
        link.addClassName("cs-button");
        return link;
    }

    private void show(Component... step) {
        content.removeAll();
        content.add(step);
    }
}
