package io.curasync.demo.simulation;

import java.util.List;
import java.util.Locale;

/**
 * A sales rep of the demo.
 *
 * @param practiceWeight relative probability that a practice belongs to the rep
 * @param skill factor around 1; a higher value means more active practices and more orders in the initial state
 */
public record SimulatedRep(String name, int practiceWeight, double skill) {

    public static final List<SimulatedRep> ALL = List.of(
            new SimulatedRep("Ava Lindqvist", 214, 1.45),
            new SimulatedRep("Dana Reyes", 187, 1.40),
            new SimulatedRep("Marcus Bell", 201, 1.20),
            new SimulatedRep("Priya Nair", 165, 1.18),
            new SimulatedRep("Tom Okafor", 172, 1.05),
            new SimulatedRep("Lucia Ferri", 158, 1.00),
            new SimulatedRep("Sam Whitfield", 149, 0.95),
            new SimulatedRep("Nina Castellano", 141, 0.92),
            new SimulatedRep("Joel Abrams", 133, 0.88),
            new SimulatedRep("Keiko Mori", 120, 0.86),
            new SimulatedRep("Ben Hartley", 117, 0.82),
            new SimulatedRep("Morgan Ortiz", 96, 0.75));

    /** Names of reps in CuraGenesis that are not aliases of any user, so that practices with these names are unmatched. */
    static final List<String> UNMATCHED_NAMES = List.of("Chris Doyle", "House Account", "R. Vandermeer");

    public String email() {
        return name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT) + "@demo.local";
    }

    /** Returns the name with an abbreviated first name, such as "D. Reyes". CuraGenesis uses this form of the name for some practices. */
    public String shortName() {
        return name.charAt(0) + "." + name.substring(name.indexOf(' '));
    }
}
