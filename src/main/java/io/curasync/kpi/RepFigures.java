package io.curasync.kpi;

import java.math.BigDecimal;

/**
 * Figures of a rep, or of the unmatched practices with the same rep name.
 *
 * @param rank rank by total orders, among reps and unmatched names alike
 * @param rep the rep's name; for unmatched practices the rep name from CuraGenesis, or <i>Unassigned</i>
 * @param avgOrdersPerPractice rounded to two decimals
 */
public record RepFigures(
        long rank, String rep, long practices, long activePractices, long orders, BigDecimal avgOrdersPerPractice) {

    /** Returns the share of active practices, from 0 to 1. */
    public double activationRate() {
        return practices == 0 ? 0 : (double) activePractices / practices;
    }
}
