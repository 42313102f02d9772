package io.curasync.practice.ui;

import io.curasync.ui.list.LiveList;

/** The data of one update of {@link PracticesView}. */
record ViewData(LiveList.Fresh<PracticeUrlState, GridRow> list, PracticeSplitLayout.Fresh detail) {}
