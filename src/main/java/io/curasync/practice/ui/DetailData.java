package io.curasync.practice.ui;

import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.TimelineEntry;
import java.util.List;

/**
 * The data that the drawer displays.
 *
 * @param newer timeline entries that the drawer does not contain yet, newest first
 */
record DetailData(PracticeRow practice, PracticeOrderQuery.Figures figures, List<TimelineEntry> newer) {}
