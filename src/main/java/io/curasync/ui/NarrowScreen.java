package io.curasync.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Detects browser windows that are as narrow as the screen of a phone, that is, at most {@value #PIXELS} pixels wide. In narrow
 * windows, lists show one column and messages appear at the top.
 */
public final class NarrowScreen {

    private static final int PIXELS = 700;

    private NarrowScreen() {}

    static boolean isNarrow(UI ui) {
        return isNarrow(ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
    }

    /**
     * Reports whether the window is narrow. Calls the consumer immediately, and again after each resize until the component is detached.
     *
     * @param attached the attach event of the component
     * @param narrow called with true for a narrow window
     */
    public static void follow(AttachEvent attached, Consumer<Boolean> narrow) {
        followWidth(attached, width -> narrow.accept(isNarrow(width)));
    }

    /**
     * Reports the width of the window in pixels. Calls the consumer immediately, and again after each resize until the component is
     * detached. The width is 0 or less if the browser did not report it.
     */
    public static void followWidth(AttachEvent attached, IntConsumer width) {
        UI ui = attached.getUI();
        width.accept(ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
        var resizing = ui.getPage().addBrowserWindowResizeListener(resize -> width.accept(resize.getWidth()));
        attached.getSource().addDetachListener(detach -> {
            resizing.remove();
            detach.unregisterListener();
        });
    }

    /** Returns whether a window of this width is narrow. A window of unknown width, which is 0 or less, is not. */
    public static boolean isNarrow(int windowWidth) {
        return windowWidth > 0 && windowWidth <= PIXELS;
    }
}
