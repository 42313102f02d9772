package io.curasync.account.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.account.AccountException;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.ui.FieldError;
import io.curasync.ui.SegmentedControl;
import java.util.List;
import java.util.Map;

/** Form in which an admin sets the email, name, role and aliases of a user. */
final class PersonForm extends Div {

    private final TextField email = new TextField("Email");
    private final TextField name = new TextField("Name");
    private final SegmentedControl<Role> role =
            new SegmentedControl<>("Role", List.of(Role.REP, Role.ADMIN), UserLabels::role);
    private final TextArea aliases = new TextArea("Known to CuraGenesis as");
    private final Paragraph roleError = new Paragraph();
    private final Map<String, HasValidation> fields = Map.of("email", email, "name", name, "aliases", aliases);

    /**
     * Creates an empty form.
     *
     * @param isNew whether to show the email field; the email of an existing user cannot be changed
     */
    PersonForm(boolean isNew) {
        email.setVisible(isNew);
        email.getElement().setAttribute("autocomplete", "off");
        aliases.setHelperText(
                "One name per line, as CuraGenesis writes it. Practices with these names go to this user.");
        aliases.setMinRows(2);
        aliases.setMaxRows(6);
        addClassName("account-form");
        email.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
        roleError.addClassName("account-fault");
        roleError.getElement().setAttribute("role", "alert");
        roleError.setVisible(false);
        Div roles = new Div(new Span("Role"), role, roleError);
        roles.addClassName("account-role");
        add(email, name, roles, aliases);
    }

    void show(User user) {
        clearErrors();
        email.setValue(user.email());
        name.setValue(user.name());
        role.setValue(user.role());
        aliases.setValue(UserLabels.lines(user.aliases()));
    }

    String email() {
        return email.getValue();
    }

    String name() {
        return name.getValue();
    }

    Role role() {
        return role.getValue();
    }

    List<String> aliases() {
        return UserLabels.aliases(aliases.getValue());
    }

    void focus() {
        email.focus();
    }

    /**
     * Runs the action. Returns true if the action succeeds. If the action throws an {@link AccountException}, shows the message at the
     * affected field and returns false.
     */
    boolean attempt(Runnable action) {
        clearErrors();
        try {
            action.run();
            return true;
        } catch (AccountException.Invalid fault) {
            show(fault.field(), fault.getMessage());
        } catch (AccountException.Taken fault) {
            show(fault.field(), fault.getMessage());
        } catch (AccountException.Rejected fault) {
            // Shown at the role, because the usual reason is that the last active admin would lose the admin role.
            roleError.setText(fault.getMessage());
            roleError.setVisible(true);
        }
        return false;
    }

    /**
     * Shows each error at its field, and removes earlier errors.
     *
     * @param errors error messages by field
     * @return whether there are errors
     */
    boolean showErrors(Map<String, String> errors) {
        clearErrors();
        errors.forEach(this::show);
        return !errors.isEmpty();
    }

    private void show(String field, String fault) {
        FieldError.show(fields.getOrDefault(field, name), fault);
    }

    private void clearErrors() {
        fields.values().forEach(FieldError::clear);
        roleError.setVisible(false);
    }
}
