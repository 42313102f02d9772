package io.curasync.practice.ui;

import io.curasync.practice.PracticeRow;
import java.util.List;

/**
 * A row of the list of practices.
 *
 * @param trend numbers of orders on the last days, oldest day first, as returned by {@code PracticeOrderQuery.daily}; empty if there are no
 *     orders on these days, or if the column that shows the trend is hidden
 */
record GridRow(PracticeRow practice, List<Integer> trend) {

    long id() {
        return practice.id();
    }
}
