package io.curasync.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds a component of a module to every screen. The beans are called in the order of {@code @Order}, once per header,
 * while the UI is locked and the user is signed in.
 */
@FunctionalInterface
public interface HeaderContribution {

    /** Position of the component. */
    enum Position {
        /** To the right of every view's title, before the view's own actions. */
        VIEW,
        /** Next to the product name: above the side navigation, or at the top of a phone screen. */
        BAR
    }

    /** Creates the component. Returns empty if it has no content for this user. */
    Optional<Component> component();

    default Position position() {
        return Position.VIEW;
    }

    /**
     * Returns the route that the component links to, or null if it links to none. On phones the route gets no tab,
     * because the component is always visible.
     */
    default @Nullable String path() {
        return null;
    }
}
