package io.curasync.kpi.ui;

import io.curasync.kpi.RepFigures;
import io.curasync.kpi.RepStanding;
import java.util.Comparator;
import java.util.function.Function;

/**
 * Sort orders of the rep performance table. Ties are sorted by rank. Rows without a rank come last if the table is sorted by rank.
 */
enum RepSort {
    RANK(RepFigures::rank),
    REP(RepFigures::rep),
    PRACTICES(RepFigures::practices),
    ACTIVE(RepFigures::activePractices),
    ORDERS(RepFigures::orders),
    AVERAGE(RepFigures::avgOrdersPerPractice),
    RATE(RepFigures::activationRate);

    private static final Comparator<RepStanding> UNRANKED_LAST =
            Comparator.comparing(standing -> standing.repRank() == null);

    private final Comparator<RepStanding> order;

    <T extends Comparable<? super T>> RepSort(Function<RepFigures, T> value) {
        order = Comparator.comparing(standing -> value.apply(standing.figures()));
    }

    Comparator<RepStanding> order(boolean descending) {
        Comparator<RepStanding> comparator = (descending ? order.reversed() : order)
                .thenComparing(standing -> standing.figures().rank());
        return this == RANK ? UNRANKED_LAST.thenComparing(comparator) : comparator;
    }

    /** Returns whether the first click sorts in descending order: true for figures, false for names and ranks. */
    boolean isDescendingFirst() {
        return this != RANK && this != REP;
    }
}
