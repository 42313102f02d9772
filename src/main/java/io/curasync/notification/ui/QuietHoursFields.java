package io.curasync.notification.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.curasync.notification.push.QuietHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fields for the quiet hours of a user, in steps of half an hour. */
final class QuietHoursFields extends Div {

    private static final QuietHours DEFAULT = new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0));
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final List<LocalTime> HALF_HOURS = IntStream.range(0, 48)
            .mapToObj(step -> LocalTime.of(step / 2, step % 2 * 30))
            .toList();

    private final Checkbox enabled = new Checkbox("Quiet hours");
    private final Select<LocalTime> from = select("Quiet from");
    private final Select<LocalTime> to = select("Quiet until");
    private final Span problem = new Span("Choose two different times.");
    private final Consumer<@Nullable QuietHours> store;

    /**
     * Creates the fields.
     *
     * @param chosen the current quiet hours; null if the user has none
     * @param zone time zone of the quiet hours; null if the browser reports none, in which case the business time zone applies
     * @param store called with the new quiet hours after each change, unless both times are equal; called with null if the user turns quiet
     *     hours off
     */
    QuietHoursFields(@Nullable QuietHours chosen, @Nullable ZoneId zone, Consumer<@Nullable QuietHours> store) {
        this.store = store;
        QuietHours shown = chosen == null ? DEFAULT : chosen;
        enabled.setValue(chosen != null);
        enabled.setHelperText("Pushes wait until the end and arrive as one. Times are in "
                + (zone == null ? "the business time zone" : zone.getId()) + ".");
        from.setValue(shown.from());
        to.setValue(shown.to());
        problem.addClassName("notification-problem");
        problem.getElement().setAttribute("role", "alert");
        showState();
        enabled.addValueChangeListener(change -> store());
        from.addValueChangeListener(change -> store());
        to.addValueChangeListener(change -> store());
        Div times = new Div(from, new Span("to"), to);
        times.addClassName("notification-quiet");
        addClassName("notification-preference");
        add(enabled, times, problem);
    }

    private void store() {
        showState();
        if (!enabled.getValue()) {
            store.accept(null);
        } else if (!from.getValue().equals(to.getValue())) {
            store.accept(new QuietHours(from.getValue(), to.getValue()));
        }
    }

    private void showState() {
        from.setEnabled(enabled.getValue());
        to.setEnabled(enabled.getValue());
        problem.setVisible(enabled.getValue() && from.getValue().equals(to.getValue()));
    }

    private static Select<LocalTime> select(String label) {
        Select<LocalTime> select = new Select<>();
        select.setItems(HALF_HOURS);
        select.setItemLabelGenerator(CLOCK::format);
        select.setAriaLabel(label);
        return select;
    }
}
