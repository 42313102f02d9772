package io.curasync.ui.list;

import com.vaadin.flow.component.combobox.ComboBox;
import io.curasync.ui.FieldError;
import io.curasync.ui.NumberLabels;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Makes a combo box select an item when the user has typed a text and presses Enter or leaves the field. The item is selected if it is the
 * only one that matches the text. If several items match, but the text is the complete label of exactly one of them, this item is selected.
 * The server compares the text, so the result is correct even if the browser has not filtered its list yet.
 */
public final class SingleMatchSelection {

    private SingleMatchSelection() {}

    /**
     * Selects the only item whose label contains the typed text, ignoring case. If there is no such item, or if there are several, shows an
     * error and selects nothing.
     */
    public static <T> void selectOrReject(ComboBox<T> box, List<T> items) {
        box.setManualValidation(true);
        box.addValueChangeListener(change -> FieldError.clear(box));
        resolve(
                box,
                items,
                byLabel(box),
                typed -> FieldError.show(box, "Nothing matches “%s”.".formatted(typed)),
                typed -> {},
                "Choose one.");
    }

    /**
     * Selects the only item whose label contains the typed text, ignoring case. If there is no such item, or if there are several, accepts
     * the typed text instead. If there are several, also shows a message.
     *
     * @param keep called with the accepted text
     */
    public static <T> void selectOrKeepText(ComboBox<T> box, List<T> items, Consumer<String> keep) {
        selectOrKeepText(box, items, byLabel(box), keep);
    }

    /**
     * Selects the only item that matches the typed text. If there is no such item, or if there are several, accepts the typed text instead.
     * If there are several, also shows a message.
     *
     * @param matches tests whether an item matches the typed text
     * @param keep called with the accepted text
     */
    public static <T> void selectOrKeepText(
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
                FieldError.show(box, "%s match “%s”. %s".formatted(NumberLabels.of(candidates.size()), typed, advice));
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
