package io.curasync.assignment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUser;
import io.curasync.assignment.AssignmentQuery;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.UnmatchedCsv;
import io.curasync.assignment.UnmatchedFilter;
import io.curasync.assignment.UnmatchedName;
import io.curasync.assignment.UnmatchedPractice;
import io.curasync.assignment.UnmatchedPracticeQuery;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.ui.ButtonState;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** View of unmatched practices. Admins assign selected practices, or all practices with the same rep name, to a rep. */
@Route(UnmatchedView.PATH)
@PageTitle("Unmatched")
@Menu(title = "Unmatched", order = 130, icon = "box")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/assignment.css")
class UnmatchedView extends Div implements BeforeEnterObserver {

    static final String PATH = "unmatched";
    private static final int MAX_SELECTED = 10_000;

    /** Width of the names beside the list and of the gap, and the narrowest window that shows them there; see the style sheet. */
    private static final int NAMES_WIDTH = 340 + 14;

    private static final int NAMES_MIN_WINDOW = 1_157;

    private final UnmatchedPracticeQuery unmatchedPracticeQuery;
    private final UnmatchedCsv csv;
    private final AuditedCsvDownload exports;
    private final AssignmentService assignmentService;
    private final AssignmentQuery query;
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("Unmatched");
    private final SearchField search = new SearchField("Search id, name, rep", "Search practices", this::applyFilter);
    private final FilterSelect<String> state;
    private final UnmatchedNamesCard names = new UnmatchedNamesCard(this::filterByName, this::assignName);
    private final LiveList<UnmatchedUrlState, UnmatchedPractice> list;
    private final Button assignSelected = new Button("", click -> assignSelected());
    private final Button selectAll = new Button("", click -> selectAll());
    private Set<UnmatchedPractice> selected = Set.of();
    private int count;
    private boolean listed;
    private boolean restoringFilter;

    /** The part of the screen's data that is read again when practices or orders change. */
    private record ViewData(List<UnmatchedName> names, LiveList.Fresh<UnmatchedUrlState, UnmatchedPractice> rows) {}

    UnmatchedView(
            UnmatchedPracticeQuery unmatchedPracticeQuery,
            UnmatchedCsv csv,
            AuditedCsvDownload exports,
            LiveValues liveValues,
            AssignmentService assignmentService,
            AssignmentQuery query,
            AuthenticationContext authentication) {
        this.unmatchedPracticeQuery = unmatchedPracticeQuery;
        this.csv = csv;
        this.exports = exports;
        this.assignmentService = assignmentService;
        this.query = query;
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        state = new FilterSelect<>("State", unmatchedPracticeQuery.states(), value -> value, this::applyFilter);
        list = UnmatchedList.create(unmatchedPracticeQuery, this::counted, this::select, this::applyState);
        assignSelected.addThemeVariants(ButtonVariant.PRIMARY);
        assignSelected.setVisible(false);
        selectAll.addThemeVariants(ButtonVariant.TERTIARY);
        header.addActions(new LiveIndicator(), assignSelected);
        search.addClassName("cs-search");
        search.focusOnSlash();
        names.addClassName("unmatched-side");
        list.grid().reserve(NAMES_WIDTH, NAMES_MIN_WINDOW);
        Div toolbar = new Div(search, state, selectAll, new CsvLink(this::download));
        toolbar.addClassName("cs-toolbar");
        Div columns = new Div(names, list);
        columns.addClassName("unmatched-columns");
        addClassName("unmatched");
        add(header, toolbar, columns);
        LiveBinding.followUpdates(
                this,
                liveValues.createForUpdates(
                        Topic.LEDGER, () -> new ViewData(unmatchedPracticeQuery.names(), list.read())),
                this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UnmatchedUrlState urlState = UnmatchedUrlState.of(event.getLocation().getQueryParameters());
        if (!listed || !urlState.equals(list.asked())) {
            listed = true;
            show(urlState);
        }
    }

    private void show(ViewData fresh) {
        names.show(fresh.names(), list.asked().filter().nameKey());
        names.setVisible(!fresh.names().isEmpty());
        list.show(fresh.rows());
        header.setAsOf(Instant.now());
    }

    private void show(UnmatchedUrlState urlState) {
        restoringFilter = true;
        search.setValue(urlState.filter().search());
        state.choose(urlState.filter().state());
        restoringFilter = false;
        list.grid().deselectAll();
        list.showSort(urlState.sort().name(), urlState.descending());
        list.list(urlState);
        List<UnmatchedName> all = unmatchedPracticeQuery.names();
        names.show(all, urlState.filter().nameKey());
        names.setVisible(!all.isEmpty());
    }

    private void applyFilter() {
        if (!restoringFilter) {
            applyState(list.asked()
                    .with(new UnmatchedFilter(
                            search.getValue(), list.asked().filter().nameKey(), state.getValue())));
        }
    }

    private void filterByName(@Nullable String key) {
        applyState(list.asked().named(key));
    }

    private void applyState(UnmatchedUrlState urlState) {
        if (!urlState.equals(list.asked())) {
            show(urlState);
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH, urlState.query())));
        }
    }

    private void counted(int practices) {
        count = practices;
        showSelectAll();
        header.setSubtitle(NumberLabels.of(practices, "practice")
                + (list.asked().filter().equals(UnmatchedFilter.ALL) ? "" : " · filtered"));
        header.setAsOf(Instant.now());
    }

    private void select(Set<UnmatchedPractice> rows) {
        selected = rows;
        assignSelected.setVisible(!rows.isEmpty());
        assignSelected.setText("Assign " + NumberLabels.of(rows.size(), "practice") + " …");
        showSelectAll();
    }

    private void showSelectAll() {
        selectAll.setVisible(count > 0);
        selectAll.setText(selected.size() < count ? "Select all " + NumberLabels.of(count) : "Clear selection");
        ButtonState.setEnabled(selectAll, count <= MAX_SELECTED);
    }

    /**
     * Selects all practices that match the filters, including rows that were not loaded yet. If all are selected already, clears
     * the selection.
     */
    private void selectAll() {
        boolean all = selected.size() < count;
        list.grid().deselectAll();
        if (all) {
            UnmatchedUrlState urlState = list.asked();
            List<UnmatchedPractice> rows = unmatchedPracticeQuery.page(
                    urlState.filter(), urlState.sort(), urlState.descending(), 0, MAX_SELECTED);
            list.grid().asMultiSelect().select(rows);
        }
    }

    private void assignSelected() {
        assign(selected.stream().map(UnmatchedPractice::id).toList(), UnmatchedList.names(selected));
    }

    /** Opens the dialog for all unmatched practices with the name, regardless of the filters. */
    private void assignName(UnmatchedName name) {
        List<Long> ids = new ArrayList<>();
        UnmatchedUrlState allWithName = UnmatchedUrlState.DEFAULT.named(name.key());
        unmatchedPracticeQuery.each(allWithName.filter(), allWithName.sort(), true, row -> ids.add(row.id()));
        assign(ids, name.key().isEmpty() ? List.of() : List.of(name.name()));
    }

    private void assign(List<Long> practices, List<String> names) {
        new AssignDialog(
                        assignmentService,
                        query,
                        user,
                        practices,
                        names,
                        () -> list.grid().deselectAll())
                .open();
    }

    private void download(DownloadEvent event) throws IOException {
        UnmatchedUrlState unmatchedUrlState = list.asked();
        exports.send(
                event,
                "unmatched.csv",
                unmatchedUrlState.query().getQueryString(),
                out -> csv.write(
                        unmatchedUrlState.filter(), unmatchedUrlState.sort(), unmatchedUrlState.descending(), out));
    }
}
