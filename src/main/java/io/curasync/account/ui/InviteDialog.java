package io.curasync.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.UserAccounts;
import io.curasync.account.UserAdministration;
import java.util.Objects;

/** Dialog that creates a user and then shows the invitation link. */
final class InviteDialog extends Dialog {

    private final UserAdministration userAdministration;
    private final Runnable invited;
    private final PersonForm form = new PersonForm(true);

    /**
     * Creates the dialog.
     *
     * @param invited called after the user was invited
     */
    InviteDialog(UserAdministration userAdministration, Runnable invited) {
        this.userAdministration = userAdministration;
        this.invited = invited;
        setHeaderTitle("Invite a user");
        setWidth("min(480px, 100%)");
        Paragraph explanation =
                new Paragraph("Send them the invitation link to choose a password. CuraSync does not send it.");
        explanation.addClassName("cs-muted");
        Button invite = new Button("Create invitation", _ -> invite());
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(explanation, form);
        content.addClassName("account-dialog");
        add(content);
        getFooter().add(new Button("Cancel", _ -> close()), invite);
        addOpenedChangeListener(_ -> form.focus());
    }

    private void invite() {
        if (form.showErrors(userAdministration.fieldErrors(form.email(), form.name(), form.aliases()))) {
            return;
        }
        form.attempt(() -> {
            UserAccounts.Created created =
                    userAdministration.invite(form.email(), form.name(), form.role(), form.aliases());
            close();
            new SecretDialog(
                            created.user().name() + " is invited",
                            "Send this link to " + created.user().email()
                                    + ". It works once, within seven days, and is shown only now.",
                            "Invitation link",
                            UserLabels.link(Objects.requireNonNull(created.invitation())))
                    .open();
            invited.run();
        });
    }
}
