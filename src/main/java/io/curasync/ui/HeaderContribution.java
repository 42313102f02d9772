package io.curasync.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a room shows on every screen. The beans are asked in the order of {@code @Order}, once for each header,
 * with the user interface locked and the user signed in.
 */
@FunctionalInterface
public interface HeaderContribution {

    /** Where it stands. */
    enum Place {
        /** At the right of every view's title, before the view's own actions. */
        VIEW,
        /** Beside the product's name: above the navigation, on phones at the top of the screen. */
        BAR
    }

    /** A new component each time; empty when there is nothing to show to this user. */
    Optional<Component> component();

    default Place place() {
        return Place.VIEW;
    }

    /** The route that it leads to and that needs no tab of its own on a phone, since it is always in sight; null: none. */
    default @Nullable String path() {
        return null;
    }
}
