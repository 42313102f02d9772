package io.curasync.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import io.curasync.account.AccountException;
import io.curasync.account.CurrentUser;
import io.curasync.account.Passwords;
import io.curasync.ui.Card;
import io.curasync.ui.FieldError;

/** Card in which users change their own password. For a user without a password, explains how to get one. */
final class PasswordCard extends Card {

    private final Passwords passwords;
    private final CurrentUser user;
    private final Runnable changed;
    private final PasswordField current = field("Current password", "current-password");
    private final PasswordField next = field("New password", "new-password");
    private final Checkbox revokeTokens = new Checkbox("Also revoke my API tokens");

    /**
     * Creates the card.
     *
     * @param changed called after the password was changed
     */
    PasswordCard(Passwords passwords, CurrentUser user, Runnable changed) {
        super("Password");
        this.passwords = passwords;
        this.user = user;
        this.changed = changed;
        if (!passwords.has(user.id())) {
            add(new Paragraph("You sign in without a password. An admin can send you a link to choose one."));
            return;
        }
        next.setHelperText("At least 12 characters. Your other devices are signed out.");
        Div form = new Div(current, next, revokeTokens, new Button("Change password", _ -> change()));
        form.addClassName("account-form");
        add(form);
    }

    private void change() {
        FieldError.clear(current);
        FieldError.clear(next);
        try {
            passwords.change(user, current.getValue(), next.getValue(), revokeTokens.getValue());
            current.clear();
            next.clear();
            AccountMessages.show(
                    revokeTokens.getValue()
                            ? "Password changed. Your other devices are signed out and your API tokens are revoked."
                            : "Password changed. Your other devices are signed out.");
            revokeTokens.clear();
            changed.run();
        } catch (AccountException.Invalid fault) {
            FieldError.show(fault.field().equals("current") ? current : next, fault.getMessage());
        }
    }

    private static PasswordField field(String label, String autocomplete) {
        PasswordField field = new PasswordField(label);
        field.getElement().setAttribute("autocomplete", autocomplete);
        return field;
    }
}
