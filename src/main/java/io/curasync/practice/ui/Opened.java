package io.curasync.practice.ui;

import io.curasync.practice.PracticeOrders;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.TimelineEntry;
import java.util.List;

/**
 * The practice in the drawer.
 *
 * @param newer facts that the drawer does not show yet, newest first
 */
record Opened(PracticeRow practice, PracticeOrders.Figures figures, List<TimelineEntry> newer) {}
