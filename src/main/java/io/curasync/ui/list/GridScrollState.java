package io.curasync.ui.list;

import com.vaadin.flow.component.grid.Grid;
import java.util.function.Consumer;

/** Reports whether a grid is scrolled away from its top. While it is, updates should not move the rows. */
public final class GridScrollState {

    private static final String EVENT = "cs-scrolled";

    private GridScrollState() {}

    /**
     * Adds a listener to the grid.
     *
     * @param awayFromTop called with true when the grid is scrolled away from its top, and with false when it is scrolled back
     */
    public static void watch(Grid<?> grid, Consumer<Boolean> awayFromTop) {
        grid.getElement()
                .addEventListener(
                        EVENT,
                        event -> awayFromTop.accept(
                                event.getEventData().get("event.detail").asBoolean()))
                .addEventData("event.detail");
        grid.addAttachListener(attach -> grid.getElement().executeJs("""
                        const table = this.$.table;
                        let was = false;
                        table.addEventListener('scroll', () => {
                            const now = table.scrollTop > 8;
                            if (now !== was) {
                                was = now;
                                this.dispatchEvent(new CustomEvent($0, { detail: now }));
                            }
                        });
                        """, EVENT));
    }
}
