package io.curasync.kpi.ui;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.UserProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Content of a table cell. The browser distinguishes the kinds by the names of their properties. */
sealed interface TableCell {

    record Text(@JsonValue String text) implements TableCell {}

    /** Text with a tooltip that contains more details. */
    record Titled(String text, String title) implements TableCell {}

    /**
     * Text with an optional link.
     *
     * @param href {@code null} for no link
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(String text, @Nullable String href) implements TableCell {}

    /** A linked name, and an avatar with the initials of the name. */
    record Person(String name, String initials, String href) implements TableCell {

        Person(String name, String href) {
            this(name, UserProfile.initials(name), href);
        }
    }

    /**
     * Bars of weekly values.
     *
     * @param weeks one per week, oldest first
     */
    record Weeks(List<Long> weeks) implements TableCell {}

    /**
     * A number with a bar.
     *
     * @param percent length of the bar
     */
    record Share(String number, long percent) implements TableCell {

        private static final long FULL = 100;

        /** Creates a cell whose bar shows the ratio to the largest number of the column. */
        static Share of(long value, long largest) {
            return new Share(NumberLabels.of(value), largest == 0 ? 0 : FULL * value / largest);
        }
    }
}
