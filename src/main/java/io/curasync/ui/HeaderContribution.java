package io.curasync.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component that a module adds to the header of every view or to the top bar. Modules implement this interface as beans. The beans are
 * called in the order of {@code @Order}, with the UI locked. Components of the top bar are created with the layout. Components of a view
 * header are created when the header is attached. On an error page, the user may not be signed in.
 */
@FunctionalInterface
public interface HeaderContribution {

    /** Position of the component. */
    enum Position {
        /** To the right of the title of every view, before the view's own actions. */
        VIEW,
        /** Next to the product name: above the side navigation, or at the top of a phone screen. */
        BAR
    }

    /** Creates the component. Must return empty if there is nothing to show to the user, or if no user is signed in. */
    Optional<Component> component();

    default Position position() {
        return Position.VIEW;
    }

    /**
     * Returns the route to which the component links; null if there is none. The tab bar of phones has no tab for the route of a component
     * in the top bar, because the top bar is always visible.
     */
    default @Nullable String path() {
        return null;
    }
}
