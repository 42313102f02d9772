package io.curasync.practice.ui;

import io.curasync.practice.PracticeRow;
import java.util.List;

/**
 * A practice as the grid has it.
 *
 * @param trend orders a day of the last days, oldest first; empty: none, or they are not shown
 */
record GridRow(PracticeRow practice, List<Integer> trend) {

    long id() {
        return practice.id();
    }
}
