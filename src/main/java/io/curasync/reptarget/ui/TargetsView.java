package io.curasync.reptarget.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValue;
import io.curasync.reptarget.TargetCsv;
import io.curasync.reptarget.TargetFileReader;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetService;
import io.curasync.reptarget.TargetTable;
import io.curasync.reptarget.TargetTableQuery;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NarrowScreen;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.SearchField;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Screen on which admins set the monthly targets of reps. The table has {@value #MONTHS} months, or as many as fit, and starts with the
 * month before the present one by default. On phones, the table has only one month, by default the present one. The URL can contain
 * another first month.
 */
@Route(TargetsView.PATH)
@PageTitle("Targets")
@Menu(title = "Targets", order = 145, icon = "target")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/targets.css")
class TargetsView extends Div implements BeforeEnterObserver {

    static final String PATH = "targets";

    /** Maximum number of months in the table. */
    private static final int MONTHS = 4;

    private final TargetTableQuery query;
    private final TargetActions actions;
    private final TargetCsv csv;
    private final AuditedCsvDownload exports;
    private final ViewHeader header = new ViewHeader("Targets");
    private final SearchField search = new SearchField("Search reps", "Search reps", this::applySearch);
    private final SegmentedControl<TargetMeasure> measure =
            new SegmentedControl<>("Measure", List.of(TargetMeasure.values()), TargetMeasure::label);
    private final MonthChooser months = new MonthChooser(this::moveMonths);
    private final Div list = new Div();
    private TargetsUrlState state = new TargetsUrlState(null, TargetMeasure.ORDERS, "");
    private YearMonth from;
    private @Nullable TargetGrid grid;
    private @Nullable LiveValue<TargetTable> table;
    private boolean restoring;
    private int columnCount = MONTHS;

    TargetsView(
            TargetTableQuery query,
            TargetService service,
            TargetFileReader reader,
            TargetCsv csv,
            AuditedCsvDownload exports) {
        this.query = query;
        this.csv = csv;
        this.exports = exports;
        actions = new TargetActions(service, this::refresh);
        from = query.currentMonth().minusMonths(1);
        Button upload =
                ViewHeader.withIconOnPhones(new Button("Upload CSV", click -> actions.upload(reader)), Icon.UPLOAD);
        header.addActions(new LiveIndicator(), upload);
        search.addClassName("cs-search");
        measure.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                navigateTo(state.with(change.getValue()));
            }
        });
        Div toolbar = new Div(search, measure, months, new CsvLink(this::download));
        toolbar.addClassName("cs-toolbar");
        list.addClassNames("cs-card", "cs-browse-list");
        addClassName("targets");
        add(header, toolbar, list);
    }

    private void moveMonths(int direction) {
        // Several months move by one month less than the table has, so that one remains visible.
        navigateTo(state.from(from.plusMonths(Math.max(1, columnCount - 1L) * direction)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TargetsUrlState asked = TargetsUrlState.of(event.getLocation().getQueryParameters());
        restoring = true;
        measure.setValue(asked.measure());
        search.setValue(asked.search());
        restoring = false;
        state = asked;
        // Before the screen is first attached, its width is not known. In that case, onAttach shows the months.
        if (isAttached()) {
            showMonths();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        search.focusOnSlash();
        NarrowScreen.followWidth(event, this::setWindowWidth);
    }

    private void setWindowWidth(int pixels) {
        int fitting = NarrowScreen.isNarrow(pixels) ? 1 : TargetGrid.fittingMonths(pixels, MONTHS);
        if (grid == null || fitting != columnCount) {
            columnCount = fitting;
            showMonths();
        }
    }

    private void showMonths() {
        TargetMeasure shownMeasure = state.measure();
        YearMonth current = query.currentMonth();
        boolean isOnly = columnCount == 1;
        from = Objects.requireNonNullElse(state.from(), isOnly ? current : current.minusMonths(1));
        months.show(from, isOnly);
        var columns = Stream.iterate(from, month -> month.plusMonths(1))
                .limit(columnCount)
                .toList();
        TargetGrid.Actions reactions = new TargetGrid.Actions() {
            @Override
            public void edit(TargetTable.Row row, int column) {
                actions.edit(row, row.cells().get(column), shownMeasure);
            }

            @Override
            public void copyTo(YearMonth month) {
                actions.copyTo(month, shownMeasure);
            }
        };
        TargetGrid fresh = new TargetGrid(columns, shownMeasure, noReps(), noMatch(), reactions);
        fresh.filter(state.search());
        LiveValue<TargetTable> live = query.live(from, columnCount, shownMeasure);
        LiveBinding.follow(fresh, live, this::show);
        grid = fresh;
        table = live;
        list.removeAll();
        list.add(fresh);
    }

    private void show(TargetTable shown) {
        header.setSubtitle("%s of each rep by month. Months in %s".formatted(credited(state.measure()), shown.zone()));
        if (grid != null) {
            grid.show(shown);
        }
    }

    private static String credited(TargetMeasure measure) {
        return switch (measure) {
            case ORDERS -> "Credited orders";
            case SALES -> "Sales from credited orders";
        };
    }

    /** Reads the table again and shows it. Otherwise, the user's own change would be visible only after the next live update. */
    private void refresh() {
        if (table != null) {
            show(query.read(from, columnCount, state.measure()));
        }
    }

    private EmptyState noReps() {
        return new EmptyState(
                Icon.TARGET,
                "There are no reps yet. Invite a rep, then set monthly targets here.",
                new Anchor("people", "People"));
    }

    private EmptyState noMatch() {
        return new EmptyState(Icon.SEARCH, "No reps match.", new Button("Clear search", click -> search.setValue("")));
    }

    private void applySearch() {
        if (restoring) {
            return;
        }
        state = state.searching(search.getValue());
        if (grid != null) {
            grid.filter(state.search());
        }
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH, state.query())));
    }

    private void navigateTo(TargetsUrlState asked) {
        getUI().ifPresent(ui -> ui.navigate(PATH, asked.query()));
    }

    private void download(DownloadEvent event) throws IOException {
        exports.send(event, "targets.csv", null, csv::write);
    }
}
