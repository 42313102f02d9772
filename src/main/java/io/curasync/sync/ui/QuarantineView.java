package io.curasync.sync.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.ledger.quarantine.QuarantineFilter;
import io.curasync.ledger.quarantine.QuarantineQuery;
import io.curasync.ledger.quarantine.QuarantineStatus;
import io.curasync.ledger.quarantine.QuarantinedRow;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.sync.quarantine.QuarantineCsv;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.LiveList;
import io.curasync.ui.list.SearchField;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Screen that lists the rows that syncs could not read or apply, for admins. The Sync screen links to it. */
@Route(QuarantineView.PATH)
@RouteAlias(QuarantineView.PATH + "/:" + QuarantineView.ID + "([1-9][0-9]{0,17})")
@PageTitle("Quarantine")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/sync.css")
class QuarantineView extends Div implements BeforeEnterObserver {

    static final String PATH = "quarantine";
    static final String ID = "id";

    private final QuarantineQuery quarantineQuery;
    private final QuarantineCsv csv;
    private final AuditedCsvDownload exports;
    private final ViewHeader header = new ViewHeader("Quarantine");
    private final SearchField search = new SearchField("Search id, reason", "Search quarantine", this::refilter);
    private final FilterSelect<QuarantineStatus> status = new FilterSelect<>(
            "Status", Arrays.asList(QuarantineStatus.values()), QuarantineLabels::status, this::refilter);
    private final FilterSelect<String> reason;
    private final LiveList<QuarantineFilter, QuarantinedRow> list;
    private final QuarantineDrawer drawer = new QuarantineDrawer(() -> open(null));
    private final DrawerLayout layout;
    private boolean settingFilters;
    private boolean listed;

    /** Id of the row in the drawer; null if none. Volatile because a background thread reads it. */
    private volatile @Nullable Long opened;

    /**
     * The part of the screen's data that a sync can change.
     *
     * @param opened the row in the drawer; null if none
     */
    private record ViewData(
            LiveList.Fresh<QuarantineFilter, QuarantinedRow> rows,
            @Nullable QuarantinedRow opened) {}

    QuarantineView(
            QuarantineQuery quarantineQuery, QuarantineCsv csv, AuditedCsvDownload exports, LiveValues liveValues) {
        this.quarantineQuery = quarantineQuery;
        this.csv = csv;
        this.exports = exports;
        reason = new FilterSelect<>("Reason", quarantineQuery.reasons(), value -> value, this::refilter);
        list = QuarantineList.create(quarantineQuery, this::counted, row -> open(row.id()));
        search.addClassName("cs-search");
        search.focusOnSlash();
        Div toolbar = new Div(search, status, reason, new CsvLink(this::download));
        toolbar.addClassName("cs-toolbar");
        header.addActions(new LiveIndicator(), new Anchor("sync", "Syncs"));
        layout = new DrawerLayout(list, "Quarantined row", 430, () -> open(null));
        addClassName("quarantine");
        add(header, toolbar, layout);
        LiveBinding.followUpdates(this, liveValues.create(Topic.SYNC, this::read), this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QuarantineFilter asked = QuarantineUrlState.filter(event.getLocation().getQueryParameters());
        if (!listed || !asked.equals(list.asked())) {
            listed = true;
            list(asked);
        }
        opened = event.getRouteParameters().getLong(ID).orElse(null);
        QuarantinedRow row = find();
        if (opened != null && row == null) {
            SyncMessages.show("Row " + opened + " was not found. It may have been deleted.");
        }
        showDrawer(row);
    }

    private ViewData read() {
        return new ViewData(list.read(), find());
    }

    private @Nullable QuarantinedRow find() {
        Long id = opened;
        return id == null ? null : quarantineQuery.find(id).orElse(null);
    }

    private void show(ViewData fresh) {
        list.show(fresh.rows());
        if (fresh.opened() != null && Long.valueOf(fresh.opened().id()).equals(opened)) {
            showDrawer(fresh.opened());
        }
        header.setAsOf(Instant.now());
    }

    private void showDrawer(@Nullable QuarantinedRow row) {
        list.setOpen(row == null ? null : row.id());
        if (row == null) {
            layout.setDetail(null);
            return;
        }
        drawer.show(row, quarantineQuery.content(List.of(row.id())).getOrDefault(row.id(), ""));
        layout.setDetail(drawer);
    }

    private void list(QuarantineFilter asked) {
        settingFilters = true;
        search.setValue(asked.search());
        status.choose(asked.status());
        reason.choose(asked.reason());
        settingFilters = false;
        list.list(asked);
    }

    private void refilter() {
        QuarantineFilter asked = new QuarantineFilter(search.getValue(), status.getValue(), reason.getValue());
        if (settingFilters || asked.equals(list.asked())) {
            return;
        }
        list(asked);
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(null, new Location(path(opened), QuarantineUrlState.query(asked))));
    }

    private void open(@Nullable Long id) {
        getUI().ifPresent(ui -> ui.navigate(path(id), QuarantineUrlState.query(list.asked())));
    }

    private static String path(@Nullable Long id) {
        return id == null ? PATH : PATH + "/" + id;
    }

    private void counted(int count) {
        String more = count == QuarantineQuery.MAX_COUNT ? "at least " : "";
        header.setSubtitle(more
                + NumberLabels.of(count, "row")
                + (list.asked().equals(QuarantineFilter.OPEN) ? " to correct" : " · filtered"));
        header.setAsOf(Instant.now());
    }

    private void download(DownloadEvent event) throws IOException {
        QuarantineFilter asked = list.asked();
        exports.send(
                event,
                "quarantine.csv",
                QuarantineUrlState.query(asked).getQueryString(),
                out -> csv.write(asked, out));
    }
}
