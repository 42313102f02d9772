package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.People;
import io.curasync.account.People.Person;
import io.curasync.account.People.Status;
import io.curasync.base.Icon;
import io.curasync.base.Quantity;
import io.curasync.base.RelativeTime;
import org.jspecify.annotations.Nullable;

/** One person: what is known, the fields that may be changed, and the ways in and out. */
final class PersonDrawer extends Div {

    private final People people;
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
    private @Nullable Person shown;

    /** @param changed told after each change */
    PersonDrawer(People people, Runnable close, Runnable changed) {
        this.people = people;
        this.changed = changed;
        this.tokens = new PersonTokens(people, changed);
        addClassNames("cs-card", "cs-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Person");
        Button closing = new Button(Icon.CLOSE.create(), _ -> close.run());
        closing.setAriaLabel("Close");
        closing.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div head = new Div(title, closing);
        head.addClassName("cs-card-head");
        email.addClassName("cs-muted");
        facts.addClassName("account-facts");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        deactivate.addThemeVariants(ButtonVariant.ERROR);
        Div access = new Div(link, deactivate, reactivate);
        access.addClassName("account-buttons");
        add(head, email, facts, new H3("Details"), form, new Div(save), new H3("Access"), access, tokens);
    }

    void show(Person person) {
        if (shown == null || !shown.user().equals(person.user())) {
            form.show(person.user());
        }
        shown = person;
        title.setText(person.user().name());
        email.setText(person.user().email());
        facts.removeAll();
        facts.add(PeopleWords.badge(person.status()));
        addFact("Last sign-in", new RelativeTime(person.lastSignInAt()));
        addFact("Since", new RelativeTime(person.user().createdAt()));
        addFact("Signed in on", new Span(Quantity.of(person.devices(), "device")));
        addFact("API tokens", new Span(Integer.toString(person.tokens())));
        tokens.show(person.user());
        if (person.linkUntil() != null) {
            addFact("Open link ends", new RelativeTime(person.linkUntil()));
        }
        boolean mayEnter = person.status() != Status.DEACTIVATED;
        link.setText(person.status() == Status.INVITED ? "New invitation link" : "Password reset link");
        link.setVisible(mayEnter);
        deactivate.setVisible(mayEnter);
        reactivate.setVisible(!mayEnter);
    }

    private void addFact(String name, Component value) {
        Span label = new Span(name);
        label.addClassName("cs-muted");
        facts.add(new Div(label, value));
    }

    private void save() {
        Person person = person();
        if (form.attempt(() -> people.change(person.user().id(), form.name(), form.role(), form.aliases()))) {
            Notices.tell("Saved.");
            changed.run();
        }
    }

    private void makeLink() {
        Person person = person();
        boolean isNew = person.status() == Status.INVITED;
        Notices.attempt(() -> {
            String token = people.newLink(person.user().id());
            new SecretDialog(
                            isNew ? "New invitation" : "Password reset",
                            "Send this link to " + person.user().email() + ". It is good for "
                                    + (isNew ? "seven days" : "a day")
                                    + " and for one use, it is shown this once, and earlier links are void.",
                            isNew ? "Invitation link" : "Password reset link",
                            PeopleWords.link(token))
                    .open();
            changed.run();
        });
    }

    private void deactivate() {
        Person person = person();
        Notices.confirm(
                "Deactivate " + person.user().name() + "?",
                "They are signed out everywhere at once, and their API tokens and links end for good. Their practices and"
                        + " names stay theirs. They can be reactivated.",
                "Deactivate",
                () -> {
                    people.deactivate(person.user().id());
                    Notices.tell(person.user().name() + " is deactivated.");
                    changed.run();
                });
    }

    private void reactivate() {
        Person person = person();
        Notices.attempt(() -> {
            people.reactivate(person.user().id());
            Notices.tell(person.user().name() + " may sign in again.");
            changed.run();
        });
    }

    private Person person() {
        if (shown == null) {
            throw new IllegalStateException("Nobody is shown");
        }
        return shown;
    }
}
