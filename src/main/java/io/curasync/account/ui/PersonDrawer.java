package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.UserAdministration;
import io.curasync.account.UserAdministration.Person;
import io.curasync.account.UserAdministration.Removal;
import io.curasync.account.UserAdministration.Status;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drawer with one user: status, editable fields, access and API tokens. */
final class PersonDrawer extends Div {

    private final UserAdministration userAdministration;
    private final Runnable changed;
    private final H2 title = new H2();
    private final Paragraph email = new Paragraph();
    private final Div facts = new Div();
    private final PersonForm form = new PersonForm(false);
    private final PersonTokens tokens;
    private final Button save = new Button("Save", _ -> save());
    private final Button link = new Button("", _ -> makeLink());
    private final Button deactivate = new Button("Deactivate …", _ -> deactivate());
    private final Button reactivate = new Button("Reactivate", _ -> reactivate());
    private @Nullable Person current;

    /**
     * Creates the drawer without a user.
     *
     * @param close called when the admin closes the drawer
     * @param changed called after each change of the displayed user
     */
    PersonDrawer(UserAdministration userAdministration, Runnable close, Runnable changed) {
        this.userAdministration = userAdministration;
        this.changed = changed;
        this.tokens = new PersonTokens(userAdministration, changed);
        addClassNames("cs-card", "cs-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Person");
        email.addClassName("cs-muted");
        facts.addClassName("account-facts");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        deactivate.addThemeVariants(ButtonVariant.ERROR);
        Div access = new Div(link, deactivate, reactivate);
        access.addClassName("account-buttons");
        add(
                new DrawerHead(title, close),
                email,
                facts,
                new H3("Details"),
                form,
                new Div(save),
                new H3("Access"),
                access,
                tokens);
    }

    void show(Person person) {
        if (current == null || !current.user().equals(person.user())) {
            form.show(person.user());
        }
        current = person;
        title.setText(person.user().name());
        email.setText(person.user().email());
        facts.removeAll();
        facts.add(UserLabels.badge(person.status()));
        addFact("Last sign-in", new RelativeTime(person.lastSignInAt()));
        addFact("Since", new RelativeTime(person.user().createdAt()));
        addFact("Devices", new Span(NumberLabels.of(person.devices())));
        addFact("API tokens", new Span(Integer.toString(person.tokens())));
        tokens.show(person.user());
        if (person.linkUntil() != null) {
            addFact("Open link ends", new RelativeTime(person.linkUntil()));
        }
        boolean active = person.status() != Status.DEACTIVATED;
        link.setText(person.status() == Status.INVITED ? "New invitation link" : "Password reset link");
        link.setVisible(active);
        deactivate.setVisible(active);
        reactivate.setVisible(!active);
    }

    private void addFact(String name, Component value) {
        Span label = new Span(name);
        label.addClassName("cs-muted");
        facts.add(new Div(label, value));
    }

    private void save() {
        Person person = person();
        form.attempt(() -> {
            Removal removal = userAdministration.removal(person.user().id(), form.aliases());
            if (removal.practices() == 0) {
                change(person);
            } else {
                confirm(person, removal);
            }
        });
    }

    private void confirm(Person person, Removal removal) {
        String practices = NumberLabels.of(removal.practices(), "practice");
        String names = removal.aliases().stream().map("“%s”"::formatted).collect(Collectors.joining(", "));
        new ConfirmationDialog(
                        "Remove " + names + "?", "Remove from " + practices, () -> form.attempt(() -> change(person)))
                .withText("%s %s %s as rep. They stay unmatched until you assign them or add the name to another rep."
                        .formatted(
                                practices,
                                removal.practices() == 1 ? "loses" : "lose",
                                person.user().name()))
                .dangerous()
                .open();
    }

    private void change(Person person) {
        userAdministration.change(person.user().id(), form.name(), form.role(), form.aliases());
        AccountMessages.show("Saved.");
        changed.run();
    }

    private void makeLink() {
        Person person = person();
        boolean isNew = person.status() == Status.INVITED;
        AccountMessages.attempt(() -> {
            String token = userAdministration.newLink(person.user().id());
            new SecretDialog(
                            isNew ? "New invitation" : "Password reset",
                            "Send this link to " + person.user().email() + ". It works once, within "
                                    + (isNew ? "seven days" : "a day")
                                    + ", and is shown only now. Earlier links no longer work.",
                            isNew ? "Invitation link" : "Password reset link",
                            UserLabels.link(token))
                    .open();
            changed.run();
        });
    }

    private void deactivate() {
        Person person = person();
        AccountMessages.confirm(
                "Deactivate " + person.user().name() + "?",
                "They are signed out everywhere at once, and their API tokens and links stop working permanently. They keep"
                        + " their practices and aliases. You can reactivate them.",
                "Deactivate",
                () -> {
                    userAdministration.deactivate(person.user().id());
                    AccountMessages.show(person.user().name() + " is deactivated.");
                    changed.run();
                });
    }

    private void reactivate() {
        Person person = person();
        AccountMessages.attempt(() -> {
            userAdministration.reactivate(person.user().id());
            AccountMessages.show(person.user().name() + " can sign in again.");
            changed.run();
        });
    }

    private Person person() {
        if (current == null) {
            throw new IllegalStateException("No user is shown");
        }
        return current;
    }
}
