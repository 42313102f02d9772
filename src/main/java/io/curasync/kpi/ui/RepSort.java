package io.curasync.kpi.ui;

import io.curasync.kpi.RepFigures;
import io.curasync.kpi.RepStanding;
import java.util.Comparator;
import java.util.function.Function;

/** Sort orders of the table of reps. Ties are ordered by rank; sorted by rank, rows without one come last. */
enum RepSort {
    RANK(RepFigures::rank),
    REP(RepFigures::rep),
    PRACTICES(RepFigures::practices),
    ACTIVE(RepFigures::activePractices),
    ORDERS(RepFigures::orders),
    AVERAGE(RepFigures::avgOrdersPerPractice),
    RATE(RepFigures::activationRate);

    private static final Comparator<RepStanding> UNRANKED_LAST =
            Comparator.comparing(standing -> standing.place() == null);

    private final Comparator<RepStanding> order;

    <T extends Comparable<? super T>> RepSort(Function<RepFigures, T> value) {
        order = Comparator.comparing(standing -> value.apply(standing.figures()));
    }

    Comparator<RepStanding> order(boolean descending) {
        Comparator<RepStanding> comparator = (descending ? order.reversed() : order)
                .thenComparing(standing -> standing.figures().rank());
        return this == RANK ? UNRANKED_LAST.thenComparing(comparator) : comparator;
    }

    /** Whether the first click sorts in descending order: yes for figures, no for names and ranks. */
    boolean descendingFirst() {
        return this != RANK && this != REP;
    }
}
