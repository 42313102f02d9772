package io.curasync.practice.ui;

import org.jspecify.annotations.Nullable;

/**
 * What a screen shows of the database.
 *
 * @param opened null: no practice is open
 */
record Visible(PracticeList.Fresh list, @Nullable Opened opened) {}
