package io.curasync.kpi;

import java.math.BigDecimal;

/**
 * Figures of a rep, or of the unmatched practices with the same rep name.
 *
 * @param rank rank by total orders among all reps and unmatched names
 * @param rep name of the rep; for unmatched practices, the rep name from CuraGenesis, or <i>Unassigned</i> if CuraGenesis sent
 *     none
 * @param avgOrdersPerPractice average number of orders per practice, rounded to two decimals
 */
public record RepFigures(
        long rank, String rep, long practices, long activePractices, long orders, BigDecimal avgOrdersPerPractice) {

    /** Returns the share of active practices, from 0 to 1; 0 if there are no practices. */
    public double activationRate() {
        return practices == 0 ? 0 : (double) activePractices / practices;
    }
}
