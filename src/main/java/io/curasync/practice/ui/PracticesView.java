package io.curasync.practice.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.CurrentUser;
import io.curasync.base.DrawerLayout;
import io.curasync.base.EmptyState;
import io.curasync.base.Icon;
import io.curasync.base.LiveIndicator;
import io.curasync.base.ViewHeader;
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.practice.PracticeCsv;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeTimeline;
import io.curasync.practice.Practices;
import io.curasync.practice.TimelineEntry;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All practices, or the rep's own: searched, filtered and sorted in the database, kept up to date, one of them opened. */
@Route(PracticesView.PATH)
@RouteAlias(PracticesView.PATH + "/:" + PracticesView.ID + "([1-9][0-9]{0,17})")
@PageTitle("Practices")
@Menu(title = "Practices", order = 20, icon = "building")
@PermitAll
@StyleSheet("context://assets/practices.css")
class PracticesView extends Div implements BeforeEnterObserver {

    static final String PATH = "practices";
    static final String ID = "id";

    private static final int NARROW_PIXELS = 700;
    private static final int TIMELINE_LENGTH = 100;

    private final Practices practices;
    private final PracticeTimeline timeline;
    private final PracticeCsv csv;
    private final LiveValues liveValues;
    private final CurrentUser user;

    private final ViewHeader header = new ViewHeader("Practices");
    private final FilterBar filters;
    private final PracticeList list;
    private final DrawerLayout layout;
    private final PracticeDrawer drawer = new PracticeDrawer(() -> open(null));

    /** Read by the thread that looks for changes too. */
    private volatile @Nullable Long opened;

    private boolean listed;
    private @Nullable Subscription subscription;

    PracticesView(
            Practices practices,
            PracticeTimeline timeline,
            PracticeCsv csv,
            LiveValues liveValues,
            AuthenticationContext authentication) {
        this.practices = practices;
        this.timeline = timeline;
        this.csv = csv;
        this.liveValues = liveValues;
        this.user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        list = new PracticeList(
                practices,
                user.scope(),
                new EmptyState(Icon.BUILDING, emptySentence()),
                row -> open(row.id()),
                this::relist,
                this::counted);
        filters = new FilterBar(
                practices.states(user.scope()),
                practices.specialties(user.scope()),
                user.isAdmin() ? practices.owners() : Map.of(),
                this::download,
                filter -> relist(list.listing().with(filter)));
        addClassName("practices");
        header.addActions(new LiveIndicator());
        layout = new DrawerLayout(list, "Practice", "370px", () -> open(null));
        add(header, filters, layout);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Long id = event.getRouteParameters().getLong(ID).orElse(null);
        Listing asked = Listing.of(event.getLocation().getQueryParameters());
        if (!listed || !asked.equals(list.listing())) {
            listed = true;
            filters.show(asked.filter());
            list.list(asked);
        }
        opened = id;
        PracticeRow practice = practice(id);
        showDrawer(practice, timeline(practice));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        filters.focusOnSlash();
        narrowIf(ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
        var resizing = ui.getPage().addBrowserWindowResizeListener(resize -> narrowIf(resize.getWidth()));
        addDetachListener(detach -> {
            resizing.remove();
            detach.unregisterListener();
        });
        subscription = liveValues.create(Topic.LEDGER, this::read).watch(ui.accessLater(this::show, () -> {}));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    /** @param width in pixels; 0 or less when the browser did not tell */
    private void narrowIf(int width) {
        list.setNarrow(width > 0 && width <= NARROW_PIXELS);
    }

    /** What is in sight, as the database has it now. */
    private Visible read() {
        Listing listing = list.listing();
        int offset = list.offset();
        PracticeRow practice = practice(opened);
        return new Visible(listing, offset, list.read(), practice, timeline(practice));
    }

    private void show(Visible fresh) {
        list.show(fresh);
        if (fresh.opened() != null && Long.valueOf(fresh.opened().id()).equals(opened)) {
            showDrawer(fresh.opened(), fresh.timeline());
        }
        header.setAsOf(Instant.now());
    }

    private @Nullable PracticeRow practice(@Nullable Long id) {
        return id == null ? null : practices.byId(user.scope(), id).orElse(null);
    }

    private List<TimelineEntry> timeline(@Nullable PracticeRow practice) {
        return practice == null ? List.of() : timeline.of(user.scope(), practice.id(), TIMELINE_LENGTH);
    }

    private void showDrawer(@Nullable PracticeRow practice, List<TimelineEntry> entries) {
        if (practice == null) {
            layout.setDetail(null);
            return;
        }
        drawer.show(practice, entries);
        layout.setDetail(drawer);
    }

    private void open(@Nullable Long id) {
        getUI().ifPresent(ui -> ui.navigate(path(id), list.listing().query()));
    }

    private void relist(Listing asked) {
        if (asked.equals(list.listing())) {
            return;
        }
        list.list(asked);
        getUI().ifPresent(
                        ui -> ui.getPage().getHistory().replaceState(null, new Location(path(opened), asked.query())));
    }

    private static String path(@Nullable Long id) {
        return id == null ? PATH : PATH + "/" + id;
    }

    private void counted(int count) {
        int set = list.listing().filter().count();
        header.setSubtitle(String.format(Locale.US, "%,d", count)
                + (count == 1 ? " practice" : " practices")
                + (set == 0 ? "" : set == 1 ? " · 1 filter" : " · " + set + " filters"));
        header.setAsOf(Instant.now());
    }

    private void download(DownloadEvent event) throws IOException {
        Listing listing = list.listing();
        event.setFileName("practices.csv");
        event.setContentType("text/csv;charset=utf-8");
        try (Writer out = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8)) {
            csv.write(user.scope(), listing.filter(), listing.sort(), listing.descending(), out);
        }
    }

    private String emptySentence() {
        return user.isAdmin()
                ? "No practice matches. Take away a filter; or if there are none at all, press “Sync now” to fetch them."
                : "No practice of yours matches. Take away a filter; practices become yours when an admin assigns them.";
    }
}
