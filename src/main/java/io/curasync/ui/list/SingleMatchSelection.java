package io.curasync.ui.list;

import com.vaadin.flow.component.combobox.ComboBox;
import io.curasync.ui.FieldError;
import io.curasync.ui.NumberLabels;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Selects the item that the typed text matches, on Enter and on blur, if there is exactly one. The server decides, so it does not
 * matter whether the browser has filtered its list yet.
 */
public final class SingleMatchSelection {

    private SingleMatchSelection() {}

    /** Selects the only item whose label contains the typed text. Otherwise the box shows an error. */
    public static <T> void take(ComboBox<T> box, List<T> items) {
        box.setManualValidation(true);
        box.addValueChangeListener(change -> FieldError.clear(box));
        resolve(
                box,
                items,
                byLabel(box),
                typed -> FieldError.tell(box, "Nothing matches “%s”.".formatted(typed)),
                typed -> {},
                "Choose one.");
    }

    /** Like {@link #take}, but accepts the typed text if it does not match exactly one item. */
    public static <T> void takeOrKeep(ComboBox<T> box, List<T> items, Consumer<String> keep) {
        takeOrKeep(box, items, byLabel(box), keep);
    }

    /** @param matches whether an item matches the typed text */
    public static <T> void takeOrKeep(
            ComboBox<T> box, List<T> items, BiPredicate<T, String> matches, Consumer<String> keep) {
        resolve(box, items, matches, keep, keep, "Choose one, or keep it.");
    }

    private static <T> void resolve(
            ComboBox<T> box,
            List<T> items,
            BiPredicate<T, String> matches,
            Consumer<String> none,
            Consumer<String> several,
            String advice) {
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(custom -> {
            String typed = custom.getDetail().strip();
            List<T> found =
                    items.stream().filter(item -> matches.test(item, typed)).toList();
            List<T> exact = found.stream()
                    .filter(item -> label(box, item).equalsIgnoreCase(typed))
                    .toList();
            List<T> candidates = exact.size() == 1 ? exact : found;
            if (candidates.size() == 1) {
                box.setValue(candidates.getFirst());
            } else if (candidates.isEmpty()) {
                none.accept(typed);
            } else {
                several.accept(typed);
                FieldError.tell(box, "%s match “%s”. %s".formatted(NumberLabels.of(candidates.size()), typed, advice));
            }
        });
    }

    private static <T> BiPredicate<T, String> byLabel(ComboBox<T> box) {
        return (item, typed) -> label(box, item).toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    private static <T> String label(ComboBox<T> box, T item) {
        return box.getItemLabelGenerator().apply(item);
    }
}
