package io.curasync.enrollment.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import io.curasync.account.User;
import io.curasync.ui.list.SingleMatchSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Combo box in which an admin chooses the future rep of the practice. */
final class RepSelect extends ComboBox<User> {

    RepSelect(Runnable changed) {
        super("Assign to");
        setItemLabelGenerator(User::name);
        setPlaceholder("Unassigned");
        setClearButtonVisible(true);
        setWidthFull();
        addValueChangeListener(change -> changed.run());
    }

    /** Sets the reps to choose from. */
    void setReps(List<User> reps) {
        setItems(reps);
        SingleMatchSelection.selectOrReject(this, reps);
    }

    /** Selects the rep with the given id. Clears the selection if the id is null or not among the reps. */
    void choose(@Nullable Long id) {
        setValue(
                id == null
                        ? null
                        : getListDataView()
                                .getItems()
                                .filter(rep -> rep.id() == id)
                                .findFirst()
                                .orElse(null));
    }

    /** Returns the id of the selected rep; null if no rep is selected. */
    @Nullable
    Long chosen() {
        return getValue() == null ? null : getValue().id();
    }
}
