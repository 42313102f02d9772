package io.curasync.practice.ui.details;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.account.CurrentUser;
import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsEdit;
import io.curasync.ledger.details.PracticeDetailsEditor.Result;
import io.curasync.ledger.details.PracticeDetailsValidator;
import io.curasync.practice.PracticeDetailsService;
import io.curasync.ui.Toast;
import io.curasync.ui.list.StateSelect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dialog that changes the name, the phone, the address and the contacts of a practice. Stores only the values that the user has changed.
 * Two users who edit different values therefore do not overwrite each other's changes.
 */
final class EditDetailsDialog extends Dialog {

    private final PracticeDetailsService service;
    private final CurrentUser user;
    private final long practice;
    private final @Nullable String nameBefore;
    private final PracticeDetails before;
    private final TextField name = DetailsField.text("Practice name");
    private final TextField phone = DetailsField.text("Phone", "tel");
    private final TextField street = DetailsField.text("Street");
    private final TextField city = DetailsField.text("City");
    private final ComboBox<String> state = StateSelect.create("State of the address");
    private final TextField zip = DetailsField.text("ZIP", "numeric");
    private final Div contacts = new Div();
    private final List<ContactFields> contactFields = new ArrayList<>();
    private final Button addContact =
            new Button("Add contact", click -> addContact().focus());
    private final Paragraph error = new Paragraph();

    EditDetailsDialog(
            PracticeDetailsService service,
            CurrentUser user,
            long practice,
            @Nullable String nameBefore,
            PracticeDetails before) {
        this.service = service;
        this.user = user;
        this.practice = practice;
        this.nameBefore = nameBefore;
        this.before = before;
        setHeaderTitle("Edit details");
        setWidth("min(560px, 100%)");
        setCloseOnOutsideClick(false);
        PostalAddress address = before.address();
        name.setValue(text(nameBefore));
        phone.setValue(text(before.phone()));
        street.setValue(text(address.street()));
        city.setValue(text(address.city()));
        state.setManualValidation(true);
        state.setValue(address.state());
        zip.setValue(text(address.zip()));
        before.contacts().forEach(this::add);
        contacts.addClassName("details-contacts");
        addContact.addThemeVariants(ButtonVariant.TERTIARY);
        error.addClassName("details-error");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        Div fields = new Div(name, phone, street, city, state, zip);
        fields.addClassName("details-fields");
        Div content = new Div(fields, new H3("Contacts"), contacts, addContact, error);
        content.addClassName("details-dialog");
        add(content);
        Button save = new Button("Save details", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                (nameBefore == null ? name : phone).focus();
            }
        });
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private ContactFields addContact() {
        return add(new Contact("", null, null, null));
    }

    private ContactFields add(Contact contact) {
        ContactFields fields = new ContactFields(contact, this::remove);
        contactFields.add(fields);
        contacts.add(fields);
        return fields;
    }

    private void remove(ContactFields fields) {
        contactFields.remove(fields);
        contacts.remove(fields);
        addContact.focus();
    }

    private void save() {
        // A contact without any text was probably added by mistake.
        contactFields.stream().filter(ContactFields::isBlank).toList().forEach(fields -> {
            contactFields.remove(fields);
            contacts.remove(fields);
        });
        PracticeDetailsEdit edit = edit();
        Map<String, String> faults = PracticeDetailsValidator.faults(edit);
        showFaults(faults);
        if (!faults.isEmpty()) {
            return;
        }
        if (edit.isEmpty()) {
            close();
            return;
        }
        switch (service.edit(practice, edit, user)) {
            case Result.Done done -> {
                close();
                Toast.done("Details saved");
            }
            case Result.Invalid(Map<String, String> rejected) -> showFaults(rejected);
            case Result.NotFound notFound -> {
                close();
                Toast.refused("Nothing was saved: the practice is no longer in your list.");
            }
        }
    }

    private PracticeDetailsEdit edit() {
        PostalAddress address = before.address();
        List<Contact> entered =
                contactFields.stream().map(ContactFields::contact).toList();
        return new PracticeDetailsEdit(
                changed(nameBefore, name.getValue()),
                changed(before.phone(), phone.getValue()),
                changed(address.street(), street.getValue()),
                changed(address.city(), city.getValue()),
                changed(address.state(), text(state.getValue())),
                changed(address.zip(), zip.getValue()),
                entered.equals(before.contacts()) ? null : entered);
    }

    private static @Nullable String changed(@Nullable String before, String now) {
        return now.strip().equals(text(before)) ? null : now;
    }

    private void showFaults(Map<String, String> faults) {
        Map<String, DetailsField> fields = new LinkedHashMap<>();
        fields.put("name", DetailsField.of(name));
        fields.put("phone", DetailsField.of(phone));
        fields.put("address.street", DetailsField.of(street));
        fields.put("address.city", DetailsField.of(city));
        fields.put("address.state", DetailsField.of(state));
        fields.put("address.zip", DetailsField.of(zip));
        for (int i = 0; i < contactFields.size(); i++) {
            contactFields.get(i).addTo(fields, i);
        }
        DetailsField.show(faults, fields);
        String all = faults.get("contacts");
        error.setVisible(all != null);
        error.setText(all == null ? "" : "%s. Remove some.".formatted(all));
    }
}
