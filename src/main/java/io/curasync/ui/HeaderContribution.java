package io.curasync.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component that a module adds to every screen. The beans are called in the order of {@code @Order}, once per
 * header, while the UI is locked and the user is signed in.
 */
@FunctionalInterface
public interface HeaderContribution {

    /** Position of the component. */
    enum Place {
        /** To the right of every view's title, before the view's own actions. */
        VIEW,
        /** Beside the product name: above the navigation, on phones at the top of the screen. */
        BAR
    }

    /** Creates a new component, or returns empty if this user has nothing to see. */
    Optional<Component> component();

    default Place place() {
        return Place.VIEW;
    }

    /**
     * Returns the route that the component links to, or null. The route gets no tab on a phone, because the component
     * is always visible.
     */
    default @Nullable String path() {
        return null;
    }
}
