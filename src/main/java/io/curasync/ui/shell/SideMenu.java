package io.curasync.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The side menu of {@link MainLayout}. On phones, it is a drawer that takes the focus when it opens. The drawer closes on Escape, on a
 * touch outside it, when the focus leaves it, and when {@link #close} is called after a navigation.
 */
final class SideMenu extends Aside {

    private static final String OPEN = "cs-open";

    private final List<NativeButton> openers = new ArrayList<>();
    private @Nullable NativeButton opener;

    SideMenu(Component... content) {
        super(content);
        getElement().addEventListener("keydown", escape -> closeByKey()).setFilter("event.key === 'Escape'");
        getElement()
                .addEventListener("focusout", left -> close())
                .setFilter("event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)");
    }

    /**
     * Makes the button open and close the drawer.
     *
     * @return the button
     */
    NativeButton toggleWith(NativeButton button) {
        button.addClickListener(click -> toggle(button));
        button.getElement().setAttribute("aria-expanded", "false");
        openers.add(button);
        return button;
    }

    /**
     * Creates an overlay that dims the screen behind the open menu. A touch on the overlay closes the menu. The layout must contain the
     * overlay directly after the menu.
     */
    Span scrim() {
        Span scrim = new Span();
        scrim.addClassName("cs-scrim");
        scrim.addClickListener(click -> close());
        return scrim;
    }

    void close() {
        show(false);
    }

    private void toggle(NativeButton button) {
        show(!hasClassName(OPEN));
        if (hasClassName(OPEN)) {
            opener = button;
            getElement().executeJs("this.querySelector('a, button').focus()");
        }
    }

    private void closeByKey() {
        if (hasClassName(OPEN) && opener != null) {
            close();
            opener.focus();
        }
    }

    private void show(boolean open) {
        setClassName(OPEN, open);
        openers.forEach(button -> button.getElement().setAttribute("aria-expanded", Boolean.toString(open)));
    }
}
