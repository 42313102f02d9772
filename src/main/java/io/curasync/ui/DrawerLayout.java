package io.curasync.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;

/**
 * A list and, to the right of it, a drawer that shows the selected row. On narrow screens the drawer covers the list.
 * Escape closes the drawer and returns the focus to its previous position in the list.
 */
public class DrawerLayout extends MasterDetailLayout {

    /**
     * Sets the accessible name of the drawer while it covers the list. In that case it is a dialog, which needs a name.
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

    private final String label;

    /**
     * Creates a layout with a closed drawer.
     *
     * @param list the list, on the left
     * @param label name of the drawer for screen readers
     * @param drawerSize CSS width of the drawer
     * @param close called when the user closes the drawer
     */
    public DrawerLayout(Component list, String label, String drawerSize, Runnable close) {
        this.label = label;
        addClassName("cs-browse");
        setMaster(list);
        setMasterSize("360px");
        setExpandMaster(true);
        setDetailSize(drawerSize);
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

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs(LABEL_SCRIPT, label);
        getElement().executeJs(RESTORE_FOCUS_SCRIPT);
    }
}
