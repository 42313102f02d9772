package io.curasync.practice.ui;

/** What a screen shows of the database. */
record ViewData(PracticeList.Fresh list, PracticeSplitLayout.Fresh detail) {}
