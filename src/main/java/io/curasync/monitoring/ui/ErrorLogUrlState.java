package io.curasync.monitoring.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.errors.ErrorLogFilter;
import io.curasync.platform.RecentPeriod;
import io.curasync.ui.UrlQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the error log, stored in the query parameters of the URL.
 *
 * @param search part of the summary; "" for all
 * @param source null for all sources
 * @param period null for the last seven days
 */
record ErrorLogUrlState(
        String search,
        @Nullable ErrorSource source,
        @Nullable RecentPeriod period) {

    static final ErrorLogUrlState DEFAULT = new ErrorLogUrlState("", null, null);

    /** Periods that the user can choose instead of the default one. */
    static final List<RecentPeriod> CHOICES =
            List.of(RecentPeriod.HOUR, RecentPeriod.DAY, RecentPeriod.MONTH, RecentPeriod.QUARTER);

    private static final String SEARCH = "q";
    private static final String SOURCE = "source";
    private static final String PERIOD = "since";

    /** Returns the filters that the query parameters contain. Ignores an unknown source or period. */
    static ErrorLogUrlState of(QueryParameters query) {
        RecentPeriod period = UrlQuery.constant(CHOICES.toArray(RecentPeriod[]::new), UrlQuery.text(query, PERIOD));
        return new ErrorLogUrlState(
                Objects.requireNonNullElse(UrlQuery.text(query, SEARCH), ""),
                UrlQuery.constant(ErrorSource.values(), UrlQuery.text(query, SOURCE)),
                period);
    }

    QueryParameters query() {
        return new UrlQuery()
                .with(SEARCH, search)
                .with(SOURCE, source)
                .with(PERIOD, period)
                .parameters();
    }

    ErrorLogFilter filter(Instant now) {
        return new ErrorLogFilter(source, now.minus(effectivePeriod().length()), search);
    }

    RecentPeriod effectivePeriod() {
        return period == null ? RecentPeriod.WEEK : period;
    }

    /** Returns the sentence that is shown if the list is empty. */
    String emptyText() {
        String range = effectivePeriod().label();
        return search.isBlank() && source == null
                ? "Nothing failed in the " + range + "."
                : "No errors found in the " + range + ". Clear the filters or choose a longer period.";
    }
}
