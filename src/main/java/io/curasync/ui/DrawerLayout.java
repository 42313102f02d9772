package io.curasync.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;

/**
 * A list, and beside it a drawer about one of its rows; where there is little room the drawer covers the list. Escape closes
 * the drawer, and the focus goes back to where it was in the list.
 */
public class DrawerLayout extends MasterDetailLayout {

    /** The part in which the drawer stands is a dialog while it covers the list, and then needs a name. */
    private static final String NAMED = """
            const place = this.shadowRoot.querySelector('[part=detail]');
            const name = () => place.role ? place.setAttribute('aria-label', $0) : place.removeAttribute('aria-label');
            new MutationObserver(name).observe(place, {attributeFilter: ['role']});
            name();
            """;

    private static final String FOCUS_GOES_BACK = """
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
     * @param label what the drawer shows, for screen readers
     * @param drawerSize its width in CSS
     * @param close called when the user wants the drawer to go
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
        getElement().executeJs(NAMED, label);
        getElement().executeJs(FOCUS_GOES_BACK);
    }
}
