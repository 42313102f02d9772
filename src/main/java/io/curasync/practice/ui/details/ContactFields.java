package io.curasync.practice.ui.details;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.ledger.details.Contact;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields for one contact, and a button that removes the contact. */
final class ContactFields extends Div {

    private final TextField name = DetailsField.text("Name");
    private final TextField role = DetailsField.text("Role");
    private final TextField phone = DetailsField.text("Phone", "tel");
    private final TextField email = DetailsField.text("Email", "email");

    /**
     * Creates the fields.
     *
     * @param remove called when the user removes the contact
     */
    ContactFields(Contact contact, Consumer<ContactFields> remove) {
        name.setRequiredIndicatorVisible(true);
        show(name, contact.name());
        show(role, contact.role());
        show(phone, contact.phone());
        show(email, contact.email());
        Button button = new Button("Remove", click -> remove.accept(this));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(contact.name().isEmpty() ? "Remove contact" : "Remove " + contact.name());
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Contact");
        addClassName("details-contact");
        add(name, role, phone, email, button);
    }

    private static void show(TextField field, @Nullable String text) {
        field.setValue(text == null ? "" : text);
    }

    Contact contact() {
        return new Contact(name.getValue(), role.getValue(), phone.getValue(), email.getValue());
    }

    boolean isBlank() {
        return Stream.of(name, role, phone, email)
                .allMatch(field -> field.getValue().isBlank());
    }

    /**
     * Adds the fields to a map. The keys are the field names in the results of validation, such as {@code contacts[0].name}.
     *
     * @param number index of the contact, from 0
     */
    void addTo(Map<String, DetailsField> fields, int number) {
        String prefix = "contacts[%d].".formatted(number);
        fields.put(prefix + "name", DetailsField.of(name));
        fields.put(prefix + "role", DetailsField.of(role));
        fields.put(prefix + "phone", DetailsField.of(phone));
        fields.put(prefix + "email", DetailsField.of(email));
    }

    void focus() {
        name.focus();
    }
}
