package io.curasync.monitoring.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUser;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.monitoring.ErrorEntry;
import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.errors.ErrorLog;
import io.curasync.platform.RecentPeriod;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.LiveList;
import io.curasync.ui.list.SearchField;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Screen with the error log, which lists the failures of all modules. For admins. The Settings and Health screens link to it. */
@Route(ErrorLogView.PATH)
@PageTitle("Error log")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/errors.css")
class ErrorLogView extends Div implements BeforeEnterObserver {

    static final String PATH = "settings/errors";

    private static final Set<Topic> TOPICS =
            Set.of(Topic.SYNC, Topic.WEBHOOK, Topic.LEDGER, Topic.IMPORT, Topic.ENROLLMENT, Topic.NOTIFICATION);

    /**
     * Minimum time between two reads of the log. A read queries several tables, and every order triggers one. Without this limit, the log
     * could be read four times per second.
     */
    private static final Duration READ_INTERVAL = Duration.ofSeconds(3);

    private final ErrorLog errorLog;
    private final AuditedCsvDownload exports;
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("Error log");
    private final SearchField search = new SearchField("Search errors", "Search the error log", this::applyFilter);
    private final FilterSelect<ErrorSource> source =
            new FilterSelect<>("Source", List.of(ErrorSource.values()), ErrorSource::label, this::applyFilter);
    private final FilterSelect<RecentPeriod> period =
            new FilterSelect<>("Period", ErrorLogUrlState.CHOICES, RecentPeriod::label, this::applyFilter);
    private final LiveList<ErrorLogUrlState, ErrorEntry> list;
    private boolean listed;
    private boolean restoringFilter;

    ErrorLogView(
            ErrorLog errorLog,
            LiveValues liveValues,
            AuditedCsvDownload exports,
            AuthenticationContext authentication) {
        this.errorLog = errorLog;
        this.exports = exports;
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        list = ErrorLogList.create(new ErrorLogRows(this::read), this::counted);
        period.setAnyLabel(RecentPeriod.WEEK.label());
        header.addActions(new LiveIndicator());
        search.addClassName("cs-search");
        search.focusOnSlash();
        Div toolbar = new Div(search, source, period, new CsvLink(this::download));
        toolbar.addClassName("cs-toolbar");
        addClassName("errors");
        add(header, toolbar, list);
        LiveBinding.followUpdates(this, liveValues.create(TOPICS, READ_INTERVAL, list::read), fresh -> {
            list.show(fresh);
            header.setAsOf(Instant.now());
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ErrorLogUrlState state = ErrorLogUrlState.of(event.getLocation().getQueryParameters());
        if (!listed || !state.equals(list.asked())) {
            listed = true;
            restoringFilter = true;
            search.setValue(state.search());
            source.choose(state.source());
            period.choose(state.period());
            restoringFilter = false;
            show(state);
        }
    }

    private List<ErrorEntry> read(ErrorLogUrlState state) {
        return errorLog.entries(user, state.filter(Instant.now()));
    }

    private void show(ErrorLogUrlState state) {
        list.grid().setEmptyStateComponent(ErrorLogList.empty(state));
        list.list(state);
    }

    private void applyFilter() {
        ErrorLogUrlState state = new ErrorLogUrlState(search.getValue(), source.getValue(), period.getValue());
        if (!restoringFilter && !state.equals(list.asked())) {
            show(state);
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH, state.query())));
        }
    }

    private void counted(int rows) {
        header.setSubtitle(NumberLabels.of(rows, "error") + " · "
                + list.asked().effectivePeriod().label());
        header.setAsOf(Instant.now());
    }

    private void download(DownloadEvent event) throws IOException {
        ErrorLogUrlState state = list.asked();
        exports.send(
                event,
                "errors.csv",
                state.query().getQueryString(),
                out -> errorLog.writeCsv(user, state.filter(Instant.now()), out));
    }
}
