package io.curasync.kpi.ui;

import io.curasync.kpi.RepFigures;
import io.curasync.kpi.RepStanding;
import java.util.Comparator;
import java.util.function.Function;

/**
 * Sort orders of the rep performance table. Rows with equal values are sorted by rank among all rows. If the table is sorted by
 * rank, unmatched names come last in both directions.
 */
enum RepSort {
    RANK(RepFigures::rank),
    REP(RepFigures::rep),
    PRACTICES(RepFigures::practices),
    ACTIVE(RepFigures::activePractices),
    ORDERS(RepFigures::orders),
    AVERAGE(RepFigures::avgOrdersPerPractice),
    RATE(RepFigures::activationRate),
    ATTAINMENT(Comparator.comparingLong(RepStanding::attainedPercent));

    private static final Comparator<RepStanding> UNRANKED_LAST =
            Comparator.comparing(standing -> standing.repRank() == null);

    private final Comparator<RepStanding> order;

    <T extends Comparable<? super T>> RepSort(Function<RepFigures, T> value) {
        order = Comparator.comparing(standing -> value.apply(standing.figures()));
    }

    RepSort(Comparator<RepStanding> order) {
        this.order = order;
    }

    Comparator<RepStanding> order(boolean descending) {
        Comparator<RepStanding> comparator = (descending ? order.reversed() : order)
                .thenComparing(standing -> standing.figures().rank());
        return this == RANK ? UNRANKED_LAST.thenComparing(comparator) : comparator;
    }

    /** Returns whether the first click on the column sorts in descending order. Returns true for figures, and false for names and ranks. */
    boolean isDescendingFirst() {
        return this != RANK && this != REP;
    }
}
