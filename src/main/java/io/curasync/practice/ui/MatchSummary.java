package io.curasync.practice.ui;

import io.curasync.account.Scope;
import io.curasync.practice.MatchCount;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.SearchSuggestions;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.ViewHeader;
import java.time.Instant;

/** Shows the number of practices that match the filter in the header, and a message in the list if no practice matches. */
final class MatchSummary {

    private final ViewHeader header;
    private final NoPracticesMessage noPractices;
    private final SearchSuggestions suggestions;
    private final Scope scope;

    MatchSummary(ViewHeader header, NoPracticesMessage noPractices, SearchSuggestions suggestions, Scope scope) {
        this.header = header;
        this.noPractices = noPractices;
        this.suggestions = suggestions;
        this.scope = scope;
    }

    /**
     * Shows the number of matches, and a message if there are none.
     *
     * @param filter the filter with which the matches were counted
     */
    void show(MatchCount matchCount, PracticeFilter filter) {
        header.setSubtitle((matchCount.hasMore() ? "more than " : "")
                + NumberLabels.of(matchCount.count(), "practice")
                + (filter.count() == 0 ? "" : " · " + NumberLabels.of(filter.count(), "filter")));
        header.setAsOf(Instant.now());
        if (matchCount.count() == 0) {
            explainNoMatch(filter);
        }
    }

    private void explainNoMatch(PracticeFilter filter) {
        if (filter.equals(PracticeFilter.ALL)) {
            noPractices.showNone();
        } else {
            noPractices.showNoMatch(filter.search().strip(), filter.count() > 0, suggestions.instead(scope, filter));
        }
    }
}
