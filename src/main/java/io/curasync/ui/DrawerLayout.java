package io.curasync.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list and, to its right, a drawer that shows the selected row. If there is too little space for both, the drawer covers the list. The
 * Escape key closes the drawer, unless a component in the layout has handled the key. If the drawer had the focus when it closed, the focus
 * returns to the last focused element outside the drawer.
 */
public class DrawerLayout extends MasterDetailLayout {

    /**
     * Sets the accessible name of the drawer while the drawer covers the list. During this time, the drawer has the role of a dialog, which
     * needs a name.
     */
    private static final String LABEL_SCRIPT = """
            const detail = this.shadowRoot.querySelector('[part=detail]');
            const name = () => detail.role ? detail.setAttribute('aria-label', $0) : detail.removeAttribute('aria-label');
            new MutationObserver(name).observe(detail, {attributeFilter: ['role']});
            name();
            """;

    private static final String RESTORE_FOCUS_SCRIPT = """
            let last;
            this.addEventListener('focusout', event => {
                if (!event.target.closest('[slot=detail]')) {
                    last = event.composedPath()[0];
                }
            });
            new MutationObserver(changes => {
                const closed = changes.some(change => [...change.removedNodes].some(node => node.slot === 'detail'));
                if (closed && document.activeElement === document.body) {
                    requestAnimationFrame(() => last?.focus());
                }
            }).observe(this, {childList: true});
            """;

    /** Minimum width of the list beside the drawer, in pixels. In less space, the drawer covers the list. */
    public static final int MIN_LIST_WIDTH = 360;

    private final String label;
    private final int drawerWidth;

    /** A list that shows fewer details while an open drawer is beside it. */
    public interface CondensableList {

        /**
         * Called when a drawer opens or closes.
         *
         * @param pixels width of the drawer; 0 after it was closed
         */
        void setDrawerWidth(int pixels);
    }

    /**
     * Creates a layout with a closed drawer.
     *
     * @param list the list, which is on the left of the drawer
     * @param label name of the drawer for screen readers
     * @param drawerWidth width of the drawer, in pixels
     * @param close called when the user presses Escape, or clicks outside the drawer while it covers the list
     */
    public DrawerLayout(Component list, String label, int drawerWidth, Runnable close) {
        this.label = label;
        this.drawerWidth = drawerWidth;
        addClassName("cs-browse");
        setMaster(list);
        setMasterSize(MIN_LIST_WIDTH + "px");
        setExpandMaster(true);
        setDetailSize(drawerWidth + "px");
        addBackdropClickListener(click -> close.run());
        addDetailEscapePressListener(pressed -> close.run());
        getElement()
                .addEventListener("keydown", escape -> {
                    if (getDetail() != null) {
                        close.run();
                    }
                })
                .setFilter("event.key === 'Escape' && !event.defaultPrevented");
    }

    /**
     * Opens or closes the drawer. If the list is or contains a {@link CondensableList}, it shows fewer details while the drawer is open.
     *
     * @param detail content of the drawer; null to close it
     */
    @Override
    public void setDetail(@Nullable Component detail) {
        super.setDetail(detail);
        condensableLists(getMaster()).forEach(list -> list.setDrawerWidth(detail == null ? 0 : drawerWidth));
    }

    private static Stream<CondensableList> condensableLists(Component component) {
        return component instanceof CondensableList list
                ? Stream.of(list)
                : component.getChildren().flatMap(DrawerLayout::condensableLists);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs(LABEL_SCRIPT, label);
        getElement().executeJs(RESTORE_FOCUS_SCRIPT);
    }
}
