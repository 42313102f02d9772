package io.curasync.assignment.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.curasync.assignment.UnmatchedName;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Card with the rep names in CuraGenesis that match no alias. A click on a name filters the list by that name, and a second click
 * removes the filter. A button assigns all practices with the name to a rep.
 */
final class UnmatchedNamesCard extends Composite<Card> implements HasStyle {

    private final Consumer<@Nullable String> picked;
    private final Consumer<UnmatchedName> assign;
    private final Div rows = new Div();
    private List<UnmatchedName> names = List.of();
    private @Nullable String chosen;

    /**
     * Creates an empty card.
     *
     * @param picked called with the key of the name to filter by; null to show all practices
     * @param assign called with the name whose practices the user wants to assign
     */
    UnmatchedNamesCard(Consumer<@Nullable String> picked, Consumer<UnmatchedName> assign) {
        this.picked = picked;
        this.assign = assign;
        rows.addClassName("unmatched-names");
    }

    @Override
    protected Card initContent() {
        return new Card("Names in CuraGenesis", rows);
    }

    /**
     * Shows the names.
     *
     * @param fresh the names, in the order in which they are shown
     * @param key key of the name by which the list is filtered; null if it is not filtered by name
     */
    void show(List<UnmatchedName> fresh, @Nullable String key) {
        boolean same = fresh.equals(names) && java.util.Objects.equals(key, chosen);
        if (same && rows.getComponentCount() > 0) {
            return;
        }
        names = fresh;
        chosen = key;
        rows.removeAll();
        fresh.forEach(name -> rows.add(row(name)));
    }

    private Div row(UnmatchedName name) {
        Span label = new Span(name.label());
        label.addClassName("cs-strong");
        Span figures = new Span(
                NumberLabels.of(name.practices(), "practice") + " · " + NumberLabels.of(name.orders(), "order"));
        figures.addClassName("cs-muted");
        boolean isChosen = name.key().equals(chosen);
        NativeButton filter = new NativeButton("", click -> picked.accept(isChosen ? null : name.key()));
        filter.add(label, figures);
        filter.getElement().setAttribute("aria-pressed", Boolean.toString(isChosen));
        Button assignAll = new Button("Assign …", click -> assign.accept(name));
        assignAll.addThemeVariants(ButtonVariant.SMALL);
        assignAll.setAriaLabel("Assign " + name.label());
        Div row = new Div(filter, assignAll);
        row.addClassName("unmatched-name");
        return row;
    }
}
