package io.curasync.practice.ui;

import io.curasync.practice.PracticeRow;
import io.curasync.practice.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows of the database.
 *
 * @param listing what was asked for
 * @param offset the place of the first row
 * @param opened the practice in the drawer; null: none
 */
record Visible(
        Listing listing,
        int offset,
        List<PracticeRow> rows,
        @Nullable PracticeRow opened,
        List<TimelineEntry> timeline) {}
