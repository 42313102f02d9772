package io.curasync.kpi.ui;

import com.vaadin.flow.router.Location;
import io.curasync.kpi.RepStanding;
import io.curasync.ui.UrlQuery;
import org.jspecify.annotations.Nullable;

/** URLs of the dashboard links, mostly of the practices that a figure counts. */
final class PracticeLinks {

    private static final String PRACTICES = "practices";
    private static final String UNMATCHED = "unmatched";
    private static final String REP = "rep";

    private PracticeLinks() {}

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
        return practices(new UrlQuery().with("activated", "ever"));
    }

    static String recentlyActivated() {
        return practices(new UrlQuery().with("activated", "30d"));
    }

    static String dormant() {
        return practices(new UrlQuery().with("status", "dormant"));
    }

    static String unmatched() {
        return UNMATCHED;
    }

    /**
     * Returns the URL of the practices in a state; {@code null} for practices without a state, because there is no filter for them.
     */
    static @Nullable String ofState(String state) {
        return state.isBlank() ? null : practices(new UrlQuery().with("state", state));
    }

    /**
     * Returns the URL of the practices with a specialty; {@code null} for practices without one, because there is no filter for
     * them.
     */
    static @Nullable String ofSpecialty(String specialty) {
        return specialty.isBlank() ? null : practices(new UrlQuery().with("specialty", specialty));
    }

    /** Returns the URL of a rep's practices, or of the screen that assigns unmatched practices. */
    static String ofRep(RepStanding rep) {
        return rep.userId() > 0
                ? practices(new UrlQuery().with(REP, Long.toString(rep.userId())))
                : address(
                        UNMATCHED,
                        rep.repKey().isEmpty()
                                ? new UrlQuery().with("nameless", "yes")
                                : new UrlQuery().with("name", rep.repKey()));
    }

    static String sync(long run) {
        return "sync/" + run;
    }

    private static String practices(UrlQuery query) {
        return address(PRACTICES, query);
    }

    private static String address(String path, UrlQuery query) {
        return new Location(path, query.parameters()).getPathWithQueryParameters();
    }
}
