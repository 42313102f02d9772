package io.curasync.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/**
 * Detects browser windows that are as narrow as the screen of a phone, that is, at most {@value #PIXELS} pixels wide. In narrow
 * windows, lists show one column and messages appear at the top.
 */
public final class NarrowScreen {

    private static final int PIXELS = 700;

    private NarrowScreen() {}

    static boolean isNarrow(UI ui) {
        return isAtMost(PIXELS, ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
    }

    /**
     * Reports whether the window is narrow. Calls the consumer immediately, and again after each resize until the component is detached.
     *
     * @param attached the attach event of the component
     * @param narrow called with true for a narrow window
     */
    public static void follow(AttachEvent attached, Consumer<Boolean> narrow) {
        follow(attached, PIXELS, narrow);
    }

    /**
     * Reports whether the width of the window is at most the given number of pixels. Calls the consumer immediately, and again after each
     * resize until the component is detached. See {@link #follow(AttachEvent, Consumer)} for the parameters.
     */
    public static void follow(AttachEvent attached, int pixels, Consumer<Boolean> narrow) {
        UI ui = attached.getUI();
        narrow.accept(isAtMost(pixels, ui.getPage().getExtendedClientDetails().getWindowInnerWidth()));
        var resizing = ui.getPage()
                .addBrowserWindowResizeListener(resize -> narrow.accept(isAtMost(pixels, resize.getWidth())));
        attached.getSource().addDetachListener(detach -> {
            resizing.remove();
            detach.unregisterListener();
        });
    }

    /**
     * Returns whether the width is known and at most the given number of pixels. The width is 0 or less if the browser did not report it.
     */
    private static boolean isAtMost(int pixels, int width) {
        return width > 0 && width <= pixels;
    }
}
