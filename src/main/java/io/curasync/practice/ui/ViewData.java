package io.curasync.practice.ui;

/** The data of the screen. */
record ViewData(PracticeList.Fresh list, PracticeSplitLayout.Fresh detail) {}
