package io.curasync.demo;

import java.util.List;
import java.util.Locale;

/**
 * A sales rep of the demo.
 *
 * @param book share of the practices, in relation to the other reps
 * @param skill how soon practices of this rep become active and how much they order; around 1
 */
record Rep(String name, int book, double skill) {

    static final List<Rep> ALL = List.of(
            new Rep("Ava Lindqvist", 214, 1.45),
            new Rep("Dana Reyes", 187, 1.40),
            new Rep("Marcus Bell", 201, 1.20),
            new Rep("Priya Nair", 165, 1.18),
            new Rep("Tom Okafor", 172, 1.05),
            new Rep("Lucia Ferri", 158, 1.00),
            new Rep("Sam Whitfield", 149, 0.95),
            new Rep("Nina Castellano", 141, 0.92),
            new Rep("Joel Abrams", 133, 0.88),
            new Rep("Keiko Mori", 120, 0.86),
            new Rep("Ben Hartley", 117, 0.82),
            new Rep("Morgan Ortiz", 96, 0.75));

    /** Names that CuraGenesis writes and that belong to nobody: they stay unmatched. */
    static final List<String> STRANGERS = List.of("Chris Doyle", "House Account", "R. Vandermeer");

    String email() {
        return name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT) + "@demo.local";
    }

    /** The short form that some practices carry, such as "D. Reyes". */
    String shortName() {
        return name.charAt(0) + "." + name.substring(name.indexOf(' '));
    }
}
