package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import java.util.Optional;
import java.util.function.Consumer;

/** Shown instead of a list that has nothing: why it has nothing, and what to do about it. */
final class NoPracticesMessage extends Div {

    private final boolean isAdmin;
    private final Runnable clear;
    private final Consumer<String> search;

    /**
     * @param clear shows everything
     * @param search shows what another search finds
     */
    NoPracticesMessage(boolean isAdmin, Runnable clear, Consumer<String> search) {
        this.isAdmin = isAdmin;
        this.clear = clear;
        this.search = search;
        addClassName("practice-none");
        getElement().setAttribute("role", "status");
    }

    /** There are none at all. */
    void showNone() {
        show(
                isAdmin
                        ? "No practices yet. Press “Sync now” to fetch them from CuraGenesis."
                        : "No practices yet. Those that an admin assigns to you appear here.");
    }

    /** @param suggestion a search that finds something */
    void showNoMatch(String searched, boolean filtered, Optional<String> suggestion) {
        String sentence = searched.isEmpty()
                ? "No practices match."
                : "No practice matches “" + searched + "”" + (filtered ? " under these filters." : ".");
        removeAll();
        if (suggestion.isPresent()) {
            Button instead =
                    new Button("Did you mean " + suggestion.get() + "?", click -> search.accept(suggestion.get()));
            add(new EmptyState(Icon.SEARCH, sentence, instead, clearing(searched)));
        } else {
            add(new EmptyState(Icon.SEARCH, sentence, clearing(searched)));
        }
    }

    private Button clearing(String searched) {
        return new Button(searched.isEmpty() ? "Clear filters" : "Clear search and filters", click -> clear.run());
    }

    private void show(String sentence) {
        removeAll();
        add(new EmptyState(Icon.BUILDING, sentence));
    }
}
