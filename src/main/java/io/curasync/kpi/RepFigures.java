package io.curasync.kpi;

import java.math.BigDecimal;

/**
 * A rep in the leaderboard.
 *
 * @param rank by orders, among users and unmatched names alike
 * @param rep the user's name; for nobody's practices the name that CuraGenesis writes, or <i>Unassigned</i>
 * @param avgOrdersPerPractice to two decimals
 */
public record RepFigures(
        long rank, String rep, long practices, long activePractices, long orders, BigDecimal avgOrdersPerPractice) {

    /** Of the practices which share is active: 0 to 1. */
    public double activationRate() {
        return practices == 0 ? 0 : (double) activePractices / practices;
    }
}
