package io.curasync.practice.ui;

import io.curasync.practice.PracticeRow;
import java.util.List;

/**
 * A row of the list of practices.
 *
 * @param trend number of orders on each of the last {@value PracticeOrderQuery#DAYS} days, oldest first; empty if there are no
 *     orders on these days, or if trends are not displayed
 */
record GridRow(PracticeRow practice, List<Integer> trend) {

    long id() {
        return practice.id();
    }
}
