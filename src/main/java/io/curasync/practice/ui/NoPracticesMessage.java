package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import java.util.Optional;
import java.util.function.Consumer;

/** Message in an empty list of practices. It states the reason, and offers actions such as clearing the filters. */
final class NoPracticesMessage extends Div {

    private final boolean isAdmin;
    private final Runnable clear;
    private final Consumer<String> search;

    /**
     * Creates the message without a text.
     *
     * @param clear removes the search and all filters
     * @param search replaces the search
     */
    NoPracticesMessage(boolean isAdmin, Runnable clear, Consumer<String> search) {
        this.isAdmin = isAdmin;
        this.clear = clear;
        this.search = search;
        addClassName("practice-none");
        getElement().setAttribute("role", "status");
    }

    /** Shows that the scope contains no practices. */
    void showNone() {
        show(
                isAdmin
                        ? "No practices yet. Press “Sync now” to fetch them from CuraGenesis."
                        : "No practices yet. Practices that an admin assigns to you appear here.");
    }

    /**
     * Shows that no practice matches.
     *
     * @param searched text of the search; empty for none
     * @param filtered whether filters are set in addition to the search
     * @param suggestion a similar search that has results; empty if there is none
     */
    void showNoMatch(String searched, boolean filtered, Optional<String> suggestion) {
        String sentence = searched.isEmpty()
                ? "No practices match."
                : "No practice matches “" + searched + "”" + (filtered ? " under these filters." : ".");
        removeAll();
        if (suggestion.isPresent()) {
            Button instead =
                    new Button("Did you mean " + suggestion.get() + "?", click -> search.accept(suggestion.get()));
            add(new EmptyState(Icon.SEARCH, sentence, instead, clearButton(searched)));
        } else {
            add(new EmptyState(Icon.SEARCH, sentence, clearButton(searched)));
        }
    }

    private Button clearButton(String searched) {
        return new Button(searched.isEmpty() ? "Clear filters" : "Clear search and filters", click -> clear.run());
    }

    private void show(String sentence) {
        removeAll();
        add(new EmptyState(Icon.BUILDING, sentence));
    }
}
