package io.curasync.practice.ui.details;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.curasync.account.CurrentUser;
import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.practice.PracticeDetailsService;
import io.curasync.practice.PracticeRow;
import io.curasync.ui.DeviceLinks;
import io.curasync.ui.Icon;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Panel with the phone, the address and the contacts of a practice. Links start a call, an email or directions to the practice. A button
 * opens {@link EditDetailsDialog}.
 */
@StyleSheet("context://assets/practice-details.css")
public final class DetailsPanel extends Div {

    private final PracticeDetailsService service;
    private final CurrentUser user;
    private @Nullable Shown shown;

    private record Shown(long id, @Nullable String name, String label, PracticeDetails details) {}

    /**
     * Creates an empty panel.
     *
     * @param user the user who sees and edits the details
     */
    public DetailsPanel(PracticeDetailsService service, CurrentUser user) {
        this.service = service;
        this.user = user;
        addClassName("practice-details");
    }

    /** Shows a practice. Does nothing if the panel already shows the same values, because a focused link would lose the focus. */
    public void show(PracticeRow practice, PracticeDetails details) {
        Shown now = new Shown(practice.id(), practice.name(), practice.label(), details);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        if (now.name() == null) {
            add(nameOffer(now));
        }
        add(actions(now));
        String text = text(details);
        if (!text.isEmpty()) {
            add(new Paragraph(text));
        }
        if (!details.contacts().isEmpty()) {
            add(contacts(details));
        }
    }

    private Div nameOffer(Shown now) {
        Button button = new Button("Name it", click -> dialog(now).open());
        Div offer = new Div(new Span("This practice has no name yet."), button);
        offer.addClassName("practice-unnamed");
        return offer;
    }

    private Div actions(Shown now) {
        PracticeDetails details = now.details();
        Div actions = new Div();
        actions.addClassName("practice-actions");
        String phone = first(details.phone(), details, Contact::phone);
        if (phone != null) {
            actions.add(link(DeviceLinks.call(phone), Icon.PHONE, "Call", now.label() + ", " + phone));
        }
        String email = first(null, details, Contact::email);
        if (email != null) {
            actions.add(link(DeviceLinks.email(email), Icon.MAIL, "Email", now.label() + ", " + email));
        }
        if (!details.address().isEmpty()) {
            String address = details.address().label();
            String href = DeviceLinks.directions(
                    address, UI.getCurrentOrThrow().getSession().getBrowser().getUserAgent());
            actions.add(link(href, Icon.PIN, "Directions", "to " + now.label()));
        }
        Button edit = new Button(
                "Edit details", Icon.PENCIL.create(), click -> dialog(now).open());
        edit.addThemeVariants(ButtonVariant.TERTIARY);
        actions.add(edit);
        return actions;
    }

    private EditDetailsDialog dialog(Shown now) {
        return new EditDetailsDialog(service, user, now.id(), now.name(), now.details());
    }

    /** Returns the preferred value if there is one, otherwise the value of the first contact that has one. */
    private static @Nullable String first(
            @Nullable String preferred, PracticeDetails details, Function<Contact, @Nullable String> value) {
        return preferred != null
                ? preferred
                : details.contacts().stream()
                        .map(value)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static String text(PracticeDetails details) {
        String phone = details.phone() == null ? "" : details.phone();
        return String.join(
                " · ",
                Stream.of(phone, details.address().label())
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static UnorderedList contacts(PracticeDetails details) {
        UnorderedList list = new UnorderedList();
        list.addClassName("practice-contacts");
        list.getElement().setAttribute("aria-label", "Contacts");
        details.contacts().forEach(contact -> list.add(item(contact)));
        return list;
    }

    private static ListItem item(Contact contact) {
        Span name = new Span(contact.name());
        name.addClassName("cs-strong");
        Div text = new Div(name);
        if (contact.role() != null) {
            Span role = new Span(contact.role());
            role.addClassName("cs-muted");
            text.add(role);
        }
        ListItem item = new ListItem(text);
        if (contact.phone() != null) {
            item.add(link(DeviceLinks.call(contact.phone()), Icon.PHONE, contact.phone(), "call " + contact.name()));
        }
        if (contact.email() != null) {
            item.add(link(DeviceLinks.email(contact.email()), Icon.MAIL, contact.email(), "email " + contact.name()));
        }
        return item;
    }

    /**
     * Creates a link that opens an app of the device, such as the phone app.
     *
     * @param about text for screen readers that follows {@code text}
     */
    private static Anchor link(String href, Icon icon, String text, String about) {
        Anchor link = new Anchor();
        // Vaadin does not know the URL schemes geo: and maps:, and would reject them as unsafe.
        link.setUnsafeHref(href);
        link.add(icon.create(), new Span(text));
        link.setAriaLabel(text + ", " + about);
        link.addClassName("practice-link");
        return link;
    }
}
