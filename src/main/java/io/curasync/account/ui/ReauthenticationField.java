package io.curasync.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import io.curasync.account.SsoProvider;
import io.curasync.ui.FieldError;

/**
 * Field with which a user reauthenticates. Shows a password field. For a user without a password, shows a link to sign in again
 * with the external provider, if one is configured.
 */
final class ReauthenticationField extends Div {

    private final PasswordField password = new PasswordField("Your password");
    private final Paragraph fault = new Paragraph();

    ReauthenticationField(boolean hasPassword, SsoProvider external) {
        addClassName("account-form");
        password.getElement().setAttribute("autocomplete", "current-password");
        password.setVisible(hasPassword);
        fault.setVisible(false);
        fault.getElement().setAttribute("role", "alert");
        add(password, fault);
        if (!hasPassword) {
            add(new Paragraph("You have no password here, so this needs a sign-in within the last 10 minutes."));
            external.provider().map(ReauthenticationField::link).ifPresent(this::add);
        }
    }

    /** Returns the entered password; "" if the user has none. */
    String password() {
        return password.getValue();
    }

    void clearFault() {
        FieldError.clear(password);
        fault.setVisible(false);
    }

    void showFault(String sentence) {
        if (password.isVisible()) {
            FieldError.show(password, sentence);
        } else {
            fault.setText(sentence);
            fault.setVisible(true);
        }
    }

    private static Anchor link(SsoProvider.Provider provider) {
        Anchor link = new Anchor(provider.path(), "Sign in again with " + provider.name());
        link.setRouterIgnore(true);
        return link;
    }
}
