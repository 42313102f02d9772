package io.curasync.practice.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUser;
import io.curasync.assignment.ui.AssignDialogs;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.practice.ColumnPreferences;
import io.curasync.practice.FilterOptions;
import io.curasync.practice.MatchCount;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeCsv;
import io.curasync.practice.PracticeListQuery;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.PracticeSort;
import io.curasync.practice.SavedViews;
import io.curasync.practice.SearchSuggestions;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Screen with the list of the practices in the user's scope, and a drawer for the selected practice. PostgreSQL searches, filters and sorts
 * the list. The screen updates automatically.
 */
@Route(PracticesView.PATH)
@RouteAlias(PracticesView.PATH + "/:" + PracticesView.ID + "([1-9][0-9]{0,17})")
@PageTitle("Practices")
@Menu(title = "Practices", order = 20, icon = "building")
@PermitAll
@StyleSheet("context://assets/practices.css")
class PracticesView extends Div implements BeforeEnterObserver {

    static final String PATH = "practices";
    static final String ID = "id";

    private final PracticesDownload download;
    private final CurrentUser user;

    private final ViewHeader header = new ViewHeader("Practices");
    private final FilterBar filters;
    private final ColumnsMenu columnsMenu = new ColumnsMenu(this::chooseColumns);
    private final MatchSummary summary;
    private final PracticeList list;
    private final PracticeSplitLayout detail;
    private final HandoverBar handover;
    private final ViewsMenu viewsMenu;
    private final SortSelect sort;
    private final PracticeSort standard;

    private final ColumnSelection columns;
    private List<PracticeColumn> shownColumns = List.of();
    private boolean listed;

    PracticesView(
            PracticeQuery practiceQuery,
            PracticeListQuery pages,
            PracticeOrderQuery orders,
            DetailLoader detailLoader,
            FilterOptions choices,
            PracticeCsv csv,
            SearchSuggestions suggestions,
            AuditedCsvDownload exports,
            SavedViews savedViews,
            ColumnPreferences columnPreferences,
            LiveValues liveValues,
            AssignDialogs assignDialogs,
            AuthenticationContext authentication) {
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        columns = new ColumnSelection(columnPreferences, user);
        standard = PracticeSort.standard(user.isAdmin());
        download = new PracticesDownload(csv, exports, user.scope(), columns, standard);
        var noPractices = new NoPracticesMessage(user.isAdmin(), this::clearFilters, this::search);
        summary = new MatchSummary(header, noPractices, suggestions, user.scope());
        list = new PracticeList(
                new RowLoader(user.scope(), practiceQuery, pages, orders),
                user.isAdmin(),
                noPractices,
                row -> open(row.id()),
                asked -> updateList(asked, false),
                this::summarize);
        viewsMenu = new ViewsMenu(savedViews, user.id(), this::currentQuery, this::openView);
        sort = new SortSelect(
                sorting -> updateList(list.listing().with(sorting.equals(standard) ? null : sorting), false));
        filters = new FilterBar(
                choices.states(user.scope()),
                choices.specialties(user.scope()),
                user.isAdmin() ? choices.owners() : Map.of(),
                (filter, typing) -> updateList(list.listing().with(filter), typing),
                sort,
                viewsMenu,
                columnsMenu,
                new CsvLink(this::download));
        addClassName("practices");
        detail = new PracticeSplitLayout(user, detailLoader, list, () -> open(null));
        handover = new HandoverBar(list.grid(), detail, assignDialogs, user.isAdmin());
        header.addActions(LiveIndicator.pausable(list::setPaused), handover.toggle());
        add(header, filters, handover, detail);
        LiveBinding.followUpdates(this, liveValues.createForUpdates(Topic.LEDGER, this::read), this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        PracticeUrlState asked = PracticeUrlState.of(query);
        List<String> ignored = PracticeUrlState.ignored(query);
        if (!listed || !asked.equals(list.listing()) || !ignored.isEmpty()) {
            listed = true;
            filters.show(asked.filter(), ignored);
            list.list(asked);
            describe();
        }
        detail.open(event.getRouteParameters().getLong(ID).orElse(null));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        filters.focusOnSlash();
    }

    private ViewData read() {
        return new ViewData(list.read(), detail.read());
    }

    private void show(ViewData fresh) {
        list.show(fresh.list());
        detail.show(fresh.detail());
        header.setAsOf(Instant.now());
    }

    private void open(@Nullable Long id) {
        getUI().ifPresent(ui -> ui.navigate(path(id), list.listing().query()));
    }

    /**
     * Changes the search, the filters, the sort order or the columns of the list, and the URL. Does nothing if the list already has this
     * state.
     *
     * @param replace whether to replace the current entry of the browser history instead of adding one
     */
    private void updateList(PracticeUrlState asked, boolean replace) {
        if (asked.equals(list.listing())) {
            return;
        }
        list.list(asked);
        describe();
        getUI().ifPresent(ui -> {
            var location = new Location(path(detail.opened()), asked.query());
            if (replace) {
                ui.getPage().getHistory().replaceState(null, location);
            } else {
                ui.getPage().getHistory().pushState(null, location);
            }
        });
    }

    private void describe() {
        showColumns();
        viewsMenu.showActive();
        sort.show(list.listing().sorting(standard));
    }

    private void clearFilters() {
        filters.clear();
    }

    private void search(String text) {
        filters.search(text);
    }

    /** Returns the query of the list's URL with the visible columns. Saved views store this query. */
    private String currentQuery() {
        return list.listing().with(columns.of(list.listing())).query().getQueryString();
    }

    private void openView(String query) {
        getUI().ifPresent(ui -> ui.navigate(path(detail.opened()), QueryParameters.fromString(query)));
    }

    private void showColumns() {
        List<PracticeColumn> now = columns.of(list.listing());
        if (!now.equals(shownColumns)) {
            shownColumns = now;
            columnsMenu.show(now);
            list.setColumns(Set.copyOf(now));
        }
    }

    /** Stores the columns that the user has chosen. Removes the columns from the URL, because columns in the URL would take precedence. */
    private void chooseColumns(List<PracticeColumn> chosen) {
        columns.choose(chosen);
        updateList(list.listing().with((List<PracticeColumn>) null), false);
        describe();
    }

    /**
     * Returns the path of the screen.
     *
     * @param id CuraSync's id of the practice in the drawer; {@code null} for a closed drawer
     */
    static String path(@Nullable Long id) {
        return id == null ? PATH : PATH + "/" + id;
    }

    private void summarize(MatchCount matchCount) {
        summary.show(matchCount, list.listing().filter());
        handover.show(matchCount);
    }

    private void download(DownloadEvent event) throws IOException {
        LocalDate today =
                getUI().map(BrowserTime::of).map(BrowserTime::today).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        download.send(event, list.listing(), currentQuery(), today);
    }
}
