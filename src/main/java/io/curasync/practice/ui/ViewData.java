package io.curasync.practice.ui;

/** The data that the screen displays. */
record ViewData(PracticeList.Fresh list, PracticeSplitLayout.Fresh detail) {}
