package io.curasync.practice.ui;

/** What a screen shows of the database. */
record Visible(PracticeList.Fresh list, PracticeDetail.Fresh detail) {}
