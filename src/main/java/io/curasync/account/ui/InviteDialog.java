package io.curasync.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.Accounts;
import io.curasync.account.People;
import java.util.Objects;

/** Makes a user, and shows the link that lets them in. */
final class InviteDialog extends Dialog {

    private final People people;
    private final Runnable invited;
    private final PersonForm form = new PersonForm(true);

    /** @param invited told when it is done */
    InviteDialog(People people, Runnable invited) {
        this.people = people;
        this.invited = invited;
        setHeaderTitle("Invite somebody");
        setWidth("min(480px, 100%)");
        Paragraph explanation = new Paragraph(
                "They choose a password themselves, with a link that you send them. No mail is sent from here.");
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
        form.attempt(() -> {
            Accounts.Created created = people.invite(form.email(), form.name(), form.role(), form.aliases());
            close();
            new SecretDialog(
                            created.user().name() + " is invited",
                            "Send this link to " + created.user().email()
                                    + ". It is good for seven days and for one use, and it is shown this once.",
                            "Invitation link",
                            PeopleWords.link(Objects.requireNonNull(created.invitation())))
                    .open();
            invited.run();
        });
    }
}
