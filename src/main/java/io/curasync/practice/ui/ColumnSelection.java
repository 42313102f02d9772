package io.curasync.practice.ui;

import io.curasync.account.CurrentUser;
import io.curasync.practice.ColumnPreferences;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeStatus;
import java.util.Arrays;
import java.util.List;

/** The columns of the list: those of the URL, or else the user's own. */
final class ColumnSelection {

    private final ColumnPreferences preferences;
    private final CurrentUser user;
    private List<PracticeColumn> own;

    ColumnSelection(ColumnPreferences preferences, CurrentUser user) {
        this.preferences = preferences;
        this.user = user;
        own = preferences.of(user.id()).orElse(PracticeColumn.standard(user.isAdmin()));
    }

    /** Returns the columns of the URL, or else the user's; the filter for dormant practices adds the overdue time. */
    List<PracticeColumn> of(PracticeUrlState state) {
        List<PracticeColumn> asked = state.columns();
        if (asked != null) {
            return asked;
        }
        boolean dormant = state.filter().status() == PracticeStatus.DORMANT;
        return Arrays.stream(PracticeColumn.values())
                .filter(column -> own.contains(column) || (dormant && column == PracticeColumn.OVERDUE))
                .toList();
    }

    /** Stores the user's columns. */
    void choose(List<PracticeColumn> columns) {
        own = columns;
        preferences.choose(user.id(), columns);
    }
}
