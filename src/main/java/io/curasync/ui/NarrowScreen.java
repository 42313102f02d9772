package io.curasync.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/**
 * Detects browser windows that are as narrow as a phone. In narrow windows, lists show one column and messages appear
 * at the top.
 */
public final class NarrowScreen {

    private static final int PIXELS = 700;

    private NarrowScreen() {}

    static boolean isNarrow(UI ui) {
        return isNarrow(ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
    }

    /**
     * Reports whether the window is narrow: now and after each change of its width, until the component is detached.
     *
     * @param attached the attach event of the component
     * @param narrow called with true for a narrow window
     */
    public static void follow(AttachEvent attached, Consumer<Boolean> narrow) {
        UI ui = attached.getUI();
        narrow.accept(isNarrow(ui));
        var resizing =
                ui.getPage().addBrowserWindowResizeListener(resize -> narrow.accept(isNarrow(resize.getWidth())));
        attached.getSource().addDetachListener(detach -> {
            resizing.remove();
            detach.unregisterListener();
        });
    }

    /** @param width in pixels; 0 or less if the browser did not report it */
    private static boolean isNarrow(int width) {
        return width > 0 && width <= PIXELS;
    }
}
