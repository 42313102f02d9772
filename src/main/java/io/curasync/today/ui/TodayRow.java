package io.curasync.today.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Div;
import io.curasync.ui.FeedItem;

/** Row of the list of the day. It consists of an item and the actions for this item. */
final class TodayRow extends Div {

    private final Component lastAction;

    /**
     * Creates a row.
     *
     * @param actions at least one, the most important first. A button that removes the row from the list must be the last one.
     */
    TodayRow(FeedItem item, Component... actions) {
        lastAction = actions[actions.length - 1];
        Div buttons = new Div(actions);
        buttons.addClassName("today-actions");
        addClassName("today-row");
        getElement().setAttribute("role", "listitem");
        add(item, buttons);
    }

    /**
     * Moves the focus to the last action. Called after another row was removed, so that the user can press the same key again to remove
     * this row.
     */
    void focusAction() {
        if (lastAction instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }
}
