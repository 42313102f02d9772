package io.curasync.enrolment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.curasync.base.Card;
import io.curasync.enrolment.Intake;
import io.curasync.enrolment.IntakeField;
import io.curasync.enrolment.IntakeRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The form, field by field, with each field's fault below it. */
final class IntakeForm extends Div {

    private final Map<IntakeField, IntakeInput> inputs = new EnumMap<>(IntakeField.class);
    private final Consumer<IntakeField> changed;
    private boolean showing;

    /**
     * @param specialties the known ones; others may be typed
     * @param changed called with the field that the user has changed
     */
    IntakeForm(List<String> specialties, Consumer<IntakeField> changed) {
        this.changed = changed;
        addClassName("intake-form");
        for (IntakeField.Group group : IntakeField.Group.values()) {
            Div fields = new Div();
            fields.addClassName("intake-fields");
            for (IntakeField field : IntakeField.values()) {
                if (field.group() == group) {
                    IntakeInput input = IntakeInput.of(field, specialties, () -> changed(field), () -> left(field));
                    inputs.put(field, input);
                    fields.add(input.component());
                }
            }
            add(new Card(group.title(), fields));
        }
    }

    Intake intake() {
        Map<IntakeField, String> values = new EnumMap<>(IntakeField.class);
        inputs.forEach((field, input) -> values.put(field, input.get()));
        return new Intake(values);
    }

    /** Shows these values, and no faults. */
    void show(Intake intake) {
        showing = true;
        inputs.forEach((field, input) -> {
            input.set(intake.get(field));
            input.fault("");
        });
        showing = false;
    }

    /** Shows these faults and leads to the first of them. */
    void show(Map<IntakeField, String> faults) {
        inputs.forEach((field, input) -> input.fault(faults.getOrDefault(field, "")));
        faults.keySet().stream().findFirst().ifPresent(first -> input(first).focus());
    }

    /** Shows one field's fault and leads to it. */
    void show(IntakeField field, String fault) {
        input(field).fault(fault);
        input(field).focus();
    }

    /** Shows a hint below the field; null for none. */
    void note(IntakeField field, @Nullable Component hint) {
        input(field).note(hint);
    }

    /** The number of fields whose value cannot be sent as it is. */
    int countFaults() {
        return IntakeRules.faults(intake()).size();
    }

    void setReadOnly(boolean readOnly) {
        inputs.values().forEach(input -> input.setReadOnly(readOnly));
    }

    private void changed(IntakeField field) {
        if (showing) {
            return;
        }
        // A fault disappears as soon as it is fixed, but none appears while the user is typing.
        if (fault(field).isEmpty()) {
            input(field).fault("");
        }
        changed.accept(field);
    }

    private void left(IntakeField field) {
        IntakeInput input = input(field);
        if (!input.get().isBlank()) {
            input.fault(fault(field));
        }
    }

    private IntakeInput input(IntakeField field) {
        return Objects.requireNonNull(inputs.get(field));
    }

    private String fault(IntakeField field) {
        return IntakeRules.fault(field, intake().get(field)).orElse("");
    }
}
