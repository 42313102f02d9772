package io.curasync.ui.list;

import java.util.List;

/**
 * The result of reading the loaded rows of a list again.
 *
 * @param rows current values of loaded rows; the list ignores rows that are not loaded
 * @param isMoved whether rows were added, removed or moved, which only a reload shows
 * @param waiting number of changes that only a reload shows; 0 if there are none or their number is not known
 */
public record ListUpdate<T>(List<T> rows, boolean isMoved, int waiting) {

    /**
     * Returns an update that changes no rows, for a list that is paused or not read yet.
     *
     * @param changes number of changes that only a reload shows
     */
    static <T> ListUpdate<T> ofWaiting(int changes) {
        return new ListUpdate<>(List.of(), false, changes);
    }
}
