package io.curasync.practice.ui;

import io.curasync.practice.PracticeRow;
import java.util.List;

/**
 * A row of the grid.
 *
 * @param trend orders per day of the last days, oldest first; empty if there are none or they are not shown
 */
record GridRow(PracticeRow practice, List<Integer> trend) {

    long id() {
        return practice.id();
    }
}
