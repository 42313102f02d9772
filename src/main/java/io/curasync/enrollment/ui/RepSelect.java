package io.curasync.enrollment.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import io.curasync.account.User;
import io.curasync.ui.list.SingleMatchSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rep who will get the practice. For admins. */
final class RepSelect extends ComboBox<User> {

    RepSelect(Runnable changed) {
        super("Assign to");
        setItemLabelGenerator(User::name);
        setPlaceholder("Unassigned");
        setClearButtonVisible(true);
        setWidthFull();
        addValueChangeListener(change -> changed.run());
    }

    /** Offers these reps. */
    void setReps(List<User> reps) {
        setItems(reps);
        SingleMatchSelection.take(this, reps);
    }

    /** Selects the rep with this id, or none. */
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

    /** Returns the id of the selected rep, or null. */
    @Nullable
    Long chosen() {
        return getValue() == null ? null : getValue().id();
    }
}
