package io.curasync.account.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
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
import io.curasync.account.AuditFilter;
import io.curasync.account.AuditLogQuery;
import io.curasync.account.AuditSort;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.platform.RecentPeriod;
import io.curasync.platform.http.Page;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Card;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Screen with the audit log, for admins. */
@Route(AuditView.PATH)
@PageTitle("Audit")
@Menu(title = "Audit", order = 190, icon = "list")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/account.css")
class AuditView extends Div implements BeforeEnterObserver {

    static final String PATH = "audit";

    /** Number of rows per page. Limited, because each row consists of many elements. */
    private static final int PAGE_SIZE = 50;

    private final AuditLogQuery auditLogQuery;
    private final AuditedCsvDownload exports;
    private final ViewHeader header = new ViewHeader("Audit");
    private final SearchField search =
            new SearchField("Subject, detail, address", "Search the audit", this::applyFilter);
    private final SearchField actor = new SearchField("User", "User", this::applyFilter);
    private final FilterSelect<String> action;
    private final FilterSelect<RecentPeriod> period =
            new FilterSelect<>("Period", RecentPeriod.LIMITED, RecentPeriod::label, this::applyFilter);
    private final AuditTable table = new AuditTable(this::applyFilter);
    private final Button more = new Button("Show more", _ -> showMore());
    private final Card card = new Card("");

    private AuditFilter filter = AuditFilter.ALL;
    private @Nullable String cursor;
    private boolean restoringFilter;

    AuditView(AuditLogQuery auditLogQuery, AuditedCsvDownload exports) {
        this.auditLogQuery = auditLogQuery;
        this.exports = exports;
        action = new FilterSelect<>("Action", auditLogQuery.actions(), AuditLabels::action, this::applyFilter);
        action.addClassName("audit-action");
        search.addClassName("cs-search");
        actor.addClassName("audit-actor");
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div toolbar = new Div(search, actor, action, period, new CsvLink(this::download));
        toolbar.addClassName("cs-toolbar");
        add(header, toolbar, card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = AuditUrlState.filter(event.getLocation().getQueryParameters());
        restoringFilter = true;
        search.setValue(filter.search());
        actor.setValue(filter.actor());
        action.choose(filter.action());
        period.choose(filter.period() == RecentPeriod.ALL ? null : filter.period());
        restoringFilter = false;
        read();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        search.focusOnSlash();
    }

    private void applyFilter() {
        applyFilter(filter.sort(), filter.descending());
    }

    private void applyFilter(AuditSort sort, boolean descending) {
        if (restoringFilter) {
            return;
        }
        filter = new AuditFilter(
                actor.getValue(),
                action.getValue(),
                search.getValue(),
                period.getValue() == null ? RecentPeriod.ALL : period.getValue(),
                sort,
                descending);
        read();
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location(PATH, AuditUrlState.query(filter))));
    }

    private void read() {
        table.clear();
        table.showSort(filter.sort(), filter.descending());
        header.setAsOf(Instant.now());
        if (show(auditLogQuery.page(filter, null, PAGE_SIZE))) {
            card.setBody(table, more);
        } else {
            card.setBody(new EmptyState(Icon.SEARCH, "No entries found. Clear the filters or choose a longer period."));
        }
    }

    private void showMore() {
        show(auditLogQuery.page(filter, cursor, PAGE_SIZE));
    }

    private boolean show(Page<AuditLogQuery.Entry> page) {
        table.append(page.items(), BrowserTime.of(UI.getCurrent()));
        cursor = page.nextCursor();
        more.setVisible(cursor != null);
        return !page.items().isEmpty();
    }

    private void download(DownloadEvent event) throws IOException {
        exports.send(
                event,
                "audit.csv",
                AuditUrlState.query(filter).getQueryString(),
                out -> auditLogQuery.writeCsv(filter, out));
    }
}
