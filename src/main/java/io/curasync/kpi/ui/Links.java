package io.curasync.kpi.ui;

import com.vaadin.flow.router.Location;
import io.curasync.base.UrlQuery;
import io.curasync.kpi.RepStanding;
import org.jspecify.annotations.Nullable;

/** The addresses of the practices behind a figure. */
final class Links {

    private static final String PRACTICES = "practices";
    private static final String REP = "rep";
    private static final String NOBODY = "none";

    private Links() {}

    static String practices() {
        return PRACTICES;
    }

    static String practice(long id) {
        return PRACTICES + "/" + id;
    }

    static String mostOrders() {
        return practices(new UrlQuery().with("sort", "-orders"));
    }

    static String active() {
        return practices(new UrlQuery().with("status", "active"));
    }

    static String activatedLately() {
        return practices(new UrlQuery().with("activated", "30d"));
    }

    static String unmatched() {
        return practices(new UrlQuery().with(REP, NOBODY));
    }

    /** Null: practices without a state cannot be asked for. */
    static @Nullable String ofState(String state) {
        return state.isBlank() ? null : practices(new UrlQuery().with("state", state));
    }

    /** Null: practices without a specialty cannot be asked for. */
    static @Nullable String ofSpecialty(String specialty) {
        return specialty.isBlank() ? null : practices(new UrlQuery().with("specialty", specialty));
    }

    /** Of nobody's practices those are shown in which the name occurs. */
    static String ofRep(RepStanding rep) {
        return rep.userId() > 0
                ? practices(new UrlQuery().with(REP, Long.toString(rep.userId())))
                : practices(new UrlQuery()
                        .with(REP, NOBODY)
                        .with("q", rep.repKey().isEmpty() ? null : rep.figures().rep()));
    }

    static String sync(long run) {
        return "sync/" + run;
    }

    private static String practices(UrlQuery query) {
        return new Location(PRACTICES, query.parameters()).getPathWithQueryParameters();
    }
}
