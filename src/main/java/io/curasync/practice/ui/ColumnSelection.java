package io.curasync.practice.ui;

import io.curasync.account.CurrentUser;
import io.curasync.practice.ColumnPreferences;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeStatus;
import java.util.Arrays;
import java.util.List;

/**
 * Determines the visible columns of the list of practices. The columns in the URL take precedence over the columns that the user prefers.
 */
final class ColumnSelection {

    private final ColumnPreferences preferences;
    private final CurrentUser user;
    private List<PracticeColumn> preferred;

    ColumnSelection(ColumnPreferences preferences, CurrentUser user) {
        this.preferences = preferences;
        this.user = user;
        preferred = preferences.of(user.id()).orElse(PracticeColumn.standard(user.isAdmin()));
    }

    /**
     * Returns the columns in the URL if there are any, otherwise the user's preferred columns. If the filter selects dormant practices,
     * adds the overdue time to the preferred columns.
     */
    List<PracticeColumn> of(PracticeUrlState state) {
        List<PracticeColumn> inUrl = state.columns();
        if (inUrl != null) {
            return inUrl;
        }
        boolean dormant = state.filter().status() == PracticeStatus.DORMANT;
        return Arrays.stream(PracticeColumn.values())
                .filter(column -> preferred.contains(column) || (dormant && column == PracticeColumn.OVERDUE))
                .toList();
    }

    /** Stores the columns as the preference of the user. */
    void choose(List<PracticeColumn> columns) {
        preferred = columns;
        preferences.choose(user.id(), columns);
    }
}
