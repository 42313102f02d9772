package io.curasync.practice.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.practice.SavedViews;
import io.curasync.practice.SavedViews.SavedView;
import io.curasync.ui.FieldError;
import io.curasync.ui.Icon;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Menu of the user's saved views. The user can open, rename and delete views, and save the current list as a view. */
final class ViewsMenu extends Button {

    private static final int UNDO_MILLIS = 8_000;

    private final SavedViews views;
    private final long user;
    private final Supplier<String> currentQuery;
    private final Consumer<String> open;
    private final Popover popover = new Popover();
    private final Div content = new Div();

    /** The views that the menu displays; {@code null} if the menu must be rendered again when it is next opened. */
    private @Nullable List<SavedView> rendered;

    /**
     * Creates the menu.
     *
     * @param user id of the user
     * @param currentQuery returns the query of the current list, which a new view stores
     * @param open called with the query of the view to open
     */
    ViewsMenu(SavedViews views, long user, Supplier<String> currentQuery, Consumer<String> open) {
        super("Views");
        this.views = views;
        this.user = user;
        this.currentQuery = currentQuery;
        this.open = open;
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        addClassName("practice-menu");
        content.addClassName("practice-views");
        popover.add(content);
        popover.setTarget(this);
        popover.setAriaLabel("Saved views");
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                renderIfChanged();
            }
        });
    }

    /**
     * Shows the name of the active view. A view is active if its query equals the query of the current list. Shows "Views" if no view
     * is active.
     */
    void showActive() {
        String query = currentQuery.get();
        Optional<SavedView> active = views.of(user).stream()
                .filter(view -> view.query().equals(query))
                .findFirst();
        setText(active.map(SavedView::name).orElse("Views"));
        setAriaLabel(active.map(view -> "Views, shown: " + view.name()).orElse("Views"));
        setClassName("practice-menu-set", active.isPresent());
    }

    /**
     * Renders the views if they have changed. Rendering unchanged views could replace a button during a click, and the click would be lost.
     */
    void renderIfChanged() {
        List<SavedView> all = views.of(user);
        if (!all.equals(rendered)) {
            render(all);
        }
    }

    private void refresh() {
        render(views.of(user));
        showActive();
    }

    private void render(List<SavedView> all) {
        content.removeAll();
        if (all.isEmpty()) {
            Paragraph nothing = new Paragraph("Save this search, filters and sorting as a view.");
            nothing.addClassName("cs-muted");
            content.add(nothing);
        }
        all.forEach(view -> content.add(row(view)));
        rendered = all;
        content.add(nameForm("Name of this view", "", "Save", name -> views.save(user, name, currentQuery.get())));
    }

    private Div row(SavedView view) {
        Button name = new Button(view.name(), click -> {
            popover.close();
            open.accept(view.query());
        });
        name.addClassName("practice-view-name");
        name.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div row = new Div();
        row.addClassName("practice-view");
        row.add(
                name,
                iconButton(Icon.PENCIL, "Rename " + view.name(), () -> {
                    rendered = null;
                    row.removeAll();
                    Div rename = nameForm(
                            "New name", view.name(), "Rename", newName -> views.rename(user, view.id(), newName));
                    row.add(rename);
                }),
                iconButton(Icon.CLOSE, "Delete " + view.name(), () -> delete(view)));
        return row;
    }

    /**
     * Returns a form with a name field and a button that performs the action. If the action rejects the name, the field shows the
     * error.
     */
    private Div nameForm(String label, String value, String verb, Consumer<String> action) {
        TextField name = new TextField();
        name.setAriaLabel(label);
        name.setPlaceholder(label);
        name.setValue(value);
        name.setMaxLength(SavedViews.MAX_NAME_LENGTH);
        Button button = new Button(verb, click -> {
            try {
                action.accept(name.getValue());
                refresh();
            } catch (SavedViews.RejectedException e) {
                rendered = null;
                FieldError.show(name, e.getMessage());
            }
        });
        name.addKeyPressListener(Key.ENTER, pressed -> button.click());
        Div row = new Div(name, button);
        row.addClassName("practice-naming");
        return row;
    }

    private void delete(SavedView view) {
        views.delete(user, view.id());
        refresh();
        Notification notice = new Notification();
        Button undo = new Button("Undo", click -> {
            restore(view);
            notice.close();
        });
        undo.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div text = new Div(new Span("View “" + view.name() + "” deleted."), undo);
        text.addClassName("practice-undo");
        notice.add(text);
        notice.setDuration(UNDO_MILLIS);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        notice.open();
    }

    private void restore(SavedView view) {
        try {
            views.save(user, view.name(), view.query());
            refresh();
        } catch (SavedViews.RejectedException e) {
            Notification.show(e.getMessage());
        }
    }

    private static Button iconButton(Icon icon, String label, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
