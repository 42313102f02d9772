package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import java.util.Optional;
import java.util.function.Consumer;

/** The message of an empty list: why it is empty, and what the user can do. */
final class NoPracticesMessage extends Div {

    private final boolean isAdmin;
    private final Runnable clear;
    private final Consumer<String> search;

    /**
     * @param clear removes search and filters
     * @param search starts another search
     */
    NoPracticesMessage(boolean isAdmin, Runnable clear, Consumer<String> search) {
        this.isAdmin = isAdmin;
        this.clear = clear;
        this.search = search;
        addClassName("practice-none");
        getElement().setAttribute("role", "status");
    }

    /** Shows that there are no practices at all. */
    void showNone() {
        show(
                isAdmin
                        ? "No practices yet. Press “Sync now” to fetch them from CuraGenesis."
                        : "No practices yet. Those that an admin assigns to you appear here.");
    }

    /** @param suggestion a search with results */
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
