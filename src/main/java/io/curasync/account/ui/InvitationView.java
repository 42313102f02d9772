package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.curasync.account.AccountException;
import io.curasync.account.Invitations;

/** Where an invited user chooses a password. */
@Route(value = "invitation", autoLayout = false)
@PageTitle("Welcome · CuraSync")
@AnonymousAllowed
class InvitationView extends VerticalLayout implements HasUrlParameter<String> {

    private final transient Invitations invitations;

    InvitationView(Invitations invitations) {
        this.invitations = invitations;
        setMaxWidth("26rem");
        getStyle().setMargin("10vh auto 0");
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        invitations.emailFor(token).ifPresentOrElse(email -> showForm(token, email), this::showVoid);
    }

    private void showForm(String token, String email) {
        PasswordField password = new PasswordField("New password");
        password.setHelperText("At least 12 characters");
        password.setWidthFull();
        password.setAutofocus(true);
        password.getElement().setAttribute("autocomplete", "new-password");
        Button save = new Button("Save password", _ -> save(token, password));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        show(new H1("Welcome to CuraSync"), new Paragraph("Choose a password for " + email + "."), password, save);
    }

    private void save(String token, PasswordField password) {
        try {
            if (invitations.accept(token, password.getValue())) {
                show(new H1("You are all set"), new Anchor("login", "Sign in"));
            } else {
                showVoid();
            }
        } catch (AccountException.Invalid fault) {
            password.setInvalid(true);
            password.setErrorMessage(fault.getMessage());
        }
    }

    private void showVoid() {
        show(
                new H1("This invitation is no longer good"),
                new Paragraph("It was used already or is older than seven days. Ask an admin for another."),
                new Anchor("login", "Sign in"));
    }

    private void show(Component... content) {
        removeAll();
        add(content);
    }
}
