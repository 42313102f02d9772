package io.curasync.ui.offline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/**
 * Invisible element that makes the browser store a read-only copy of its parent's content. Without a network, the browser shows the copy
 * and the time at which its content was read. See {@code frontend/src/offline/copy.ts}.
 */
@Tag("cura-offline-copy")
public final class OfflineCopy extends Component {

    private static final String PATH = "path";
    private static final String AS_OF = "as-of";

    public OfflineCopy() {
        getElement().setAttribute("hidden", true);
    }

    /**
     * Makes the browser store the parent's content as it is after the current response. Must be called each time the content has been read
     * again.
     *
     * @param path path of the screen that shows the content, relative to the application
     * @param asOf time at which the content was read, or an earlier time
     */
    public void store(String path, Instant asOf) {
        getElement().setAttribute(PATH, path).setAttribute(AS_OF, asOf.toString());
    }

    /**
     * Deletes the stored copy of a screen, because the user may no longer see its content.
     *
     * @param path path of the screen that showed the content, relative to the application
     */
    public void delete(String path) {
        getElement().setAttribute(PATH, path).removeAttribute(AS_OF);
    }
}
