package io.curasync.reptarget.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetText;
import io.curasync.ui.UrlQuery;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * State of the Targets screen in the query parameters of the URL.
 *
 * @param from the first month of the table; {@code null} for the default, which depends on the width of the screen
 * @param search part of a rep's name or email; "" for all reps
 */
record TargetsUrlState(@Nullable YearMonth from, TargetMeasure measure, String search) {

    private static final String FROM = "from";
    private static final String MEASURE = "measure";
    private static final String SEARCH = "q";

    /** Parses the query. Replaces invalid values by defaults. */
    static TargetsUrlState of(QueryParameters query) {
        String from = UrlQuery.text(query, FROM);
        TargetMeasure measure = UrlQuery.constant(TargetMeasure.values(), UrlQuery.text(query, MEASURE));
        return new TargetsUrlState(
                from == null ? null : TargetText.month(from),
                Objects.requireNonNullElse(measure, TargetMeasure.ORDERS),
                query.getSingleParameter(SEARCH).orElse(""));
    }

    QueryParameters query() {
        return new UrlQuery()
                .with(FROM, from == null ? null : from.toString())
                .with(MEASURE, measure == TargetMeasure.ORDERS ? null : measure)
                .with(SEARCH, search)
                .parameters();
    }

    TargetsUrlState from(YearMonth month) {
        return new TargetsUrlState(month, measure, search);
    }

    TargetsUrlState with(TargetMeasure other) {
        return new TargetsUrlState(from, other, search);
    }

    TargetsUrlState searching(String text) {
        return new TargetsUrlState(from, measure, text);
    }
}
