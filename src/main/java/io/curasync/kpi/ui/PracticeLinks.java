package io.curasync.kpi.ui;

import com.vaadin.flow.router.Location;
import io.curasync.kpi.RepStanding;
import io.curasync.ui.UrlQuery;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** URLs of the links on the dashboard. Most of them lead to a list of the practices or orders that a figure counts. */
final class PracticeLinks {

    private static final String PRACTICES = "practices";
    private static final String ORDERS = "orders";
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

    /** Returns the URL of the list of orders that were placed from {@code from} to {@code to}, both inclusive. */
    static String orders(LocalDate from, LocalDate to) {
        return address(ORDERS, new UrlQuery().with("from", from.toString()).with("to", to.toString()));
    }

    static String today() {
        return "today";
    }

    static String unmatched() {
        return UNMATCHED;
    }

    /**
     * Returns the URL of the list of practices in a state. Returns {@code null} if the state is blank, because the list has no
     * filter for practices without a state.
     */
    static @Nullable String ofState(String state) {
        return state.isBlank() ? null : practices(new UrlQuery().with("state", state));
    }

    /**
     * Returns the URL of the list of practices with a specialty. Returns {@code null} if the specialty is blank, because the list
     * has no filter for practices without a specialty.
     */
    static @Nullable String ofSpecialty(String specialty) {
        return specialty.isBlank() ? null : practices(new UrlQuery().with("specialty", specialty));
    }

    /**
     * Returns the URL of the list of a rep's practices. For an unmatched name, returns the URL of the screen that assigns its
     * practices.
     */
    static String ofRep(RepStanding rep) {
        return rep.userId() > 0
                ? ofRep(rep.userId())
                : address(
                        UNMATCHED,
                        rep.repKey().isEmpty()
                                ? new UrlQuery().with("nameless", "yes")
                                : new UrlQuery().with("name", rep.repKey()));
    }

    /** Returns the URL of the list of a rep's practices. */
    static String ofRep(long userId) {
        return practices(new UrlQuery().with(REP, Long.toString(userId)));
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
