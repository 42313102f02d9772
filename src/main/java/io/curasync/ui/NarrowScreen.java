package io.curasync.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/** Whether the browser's window is as narrow as a phone, where lists show one column and messages appear at the top. */
public final class NarrowScreen {

    private static final int PIXELS = 700;

    private NarrowScreen() {}

    static boolean is(UI ui) {
        return isNarrow(ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
    }

    /** Tells whether it is narrow, at once and after each change of the window's width, until the component is detached. */
    public static void follow(AttachEvent attached, Consumer<Boolean> narrow) {
        UI ui = attached.getUI();
        narrow.accept(is(ui));
        var resizing =
                ui.getPage().addBrowserWindowResizeListener(resize -> narrow.accept(isNarrow(resize.getWidth())));
        attached.getSource().addDetachListener(detach -> {
            resizing.remove();
            detach.unregisterListener();
        });
    }

    /** @param width in pixels; 0 or less when the browser did not tell */
    private static boolean isNarrow(int width) {
        return width > 0 && width <= PIXELS;
    }
}
