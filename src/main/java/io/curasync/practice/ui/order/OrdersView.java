package io.curasync.practice.ui.order;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
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
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.practice.FilterOptions;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.order.OrderCsv;
import io.curasync.practice.order.OrderQuery;
import io.curasync.practice.order.OrderRow;
import io.curasync.practice.order.OrderSummary;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.LiveList;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Screen with the orders of the practices in the user's scope. The most recently placed order comes first. The list updates
 * automatically.
 */
@Route(OrdersView.PATH)
@PageTitle("Orders")
@Menu(title = "Orders", order = 22, icon = "cart")
@PermitAll
@StyleSheet("context://assets/practices.css")
class OrdersView extends Div implements BeforeEnterObserver {

    static final String PATH = "orders";

    /**
     * Minimum time between two reads of the list. The interval is longer than the default of lists, because each read also counts the
     * orders again.
     */
    private static final Duration READ_INTERVAL = Duration.ofSeconds(1);

    private final OrderQuery orderQuery;
    private final OrderCsv csv;
    private final AuditedCsvDownload exports;
    private final LiveValues liveValues;
    private final CurrentUser user;
    private final ZoneId zone;
    private final ViewHeader header = new ViewHeader("Orders");
    private final OrderFilterBar filters;
    private final LiveList<OrderUrlState, OrderRow> list;
    private boolean listed;
    private @Nullable Subscription subscription;

    /** The summary from the last count of the listed orders. */
    private OrderSummary summary = new OrderSummary(0, false, null);

    OrdersView(
            OrderQuery orderQuery,
            OrderCsv csv,
            PracticeQuery practiceQuery,
            FilterOptions choices,
            AuditedCsvDownload exports,
            LiveValues liveValues,
            AuthenticationContext authentication) {
        this.orderQuery = orderQuery;
        this.csv = csv;
        this.exports = exports;
        this.liveValues = liveValues;
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        zone = orderQuery.zone();
        list = OrderList.create(new Source(), user.isAdmin(), count -> summarize(), row -> open(row.practice()));
        filters = new OrderFilterBar(
                user.isAdmin() ? choices.owners() : Map.of(),
                zone,
                id -> practiceQuery
                        .byId(user.scope(), id)
                        .map(PracticeRow::label)
                        .orElse("not found"),
                this::refilter,
                new CsvLink(this::download));
        header.addActions(new LiveIndicator());
        addClassName("orders");
        add(header, filters, list);
    }

    private final class Source implements ListSource<OrderUrlState, OrderRow> {

        @Override
        public List<OrderRow> page(OrderUrlState state, int offset, int limit) {
            return orderQuery.page(user.scope(), state.filter(zone), offset, limit);
        }

        @Override
        public int count(OrderUrlState state) {
            OrderSummary fresh = orderQuery.summary(user.scope(), state.filter(zone));
            summary = fresh;
            return fresh.count();
        }

        @Override
        public int recount(OrderUrlState state) {
            return orderQuery.summary(user.scope(), state.filter(zone)).count();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OrderUrlState asked = limited(OrderUrlState.of(event.getLocation().getQueryParameters()));
        if (!listed || !asked.equals(list.asked())) {
            listed = true;
            show(asked);
            list(asked);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        filters.focusOnSlash();
        subscription = liveValues
                .create(Set.of(Topic.LEDGER), READ_INTERVAL, list::read)
                .watch(event.getUI(), fresh -> {
                    list.show(fresh);
                    header.setAsOf(Instant.now());
                });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void list(OrderUrlState asked) {
        list.grid().setEmptyStateComponent(asked.equals(OrderUrlState.ALL) ? OrderList.noOrders() : noMatch());
        list.list(asked);
    }

    private EmptyState noMatch() {
        return new EmptyState(
                Icon.SEARCH, "No orders match.", new Button("Clear search and filters", click -> filters.clear()));
    }

    private OrderUrlState limited(OrderUrlState state) {
        return state.limited(user.scope(), LocalDate.now(zone));
    }

    private void show(OrderUrlState asked) {
        filters.show(asked, asked.limitsDays(user.scope()));
    }

    private void refilter(OrderUrlState chosen, boolean typing) {
        OrderUrlState asked = limited(chosen);
        show(asked);
        if (asked.equals(list.asked())) {
            return;
        }
        list(asked);
        getUI().ifPresent(ui -> {
            var location = new Location(PATH, asked.query());
            if (typing) {
                ui.getPage().getHistory().replaceState(null, location);
            } else {
                ui.getPage().getHistory().pushState(null, location);
            }
        });
    }

    private void open(long practice) {
        getUI().ifPresent(ui -> ui.navigate("practices/" + practice));
    }

    private void summarize() {
        OrderSummary counted = summary;
        int active = list.asked().count();
        header.setSubtitle((counted.hasMore() ? "more than " : "")
                + NumberLabels.of(counted.count(), "order")
                + (counted.amount() == null ? "" : " · " + DollarLabels.exact(counted.amount()))
                + (active == 0 ? "" : " · " + NumberLabels.of(active, "filter")));
        header.setAsOf(Instant.now());
    }

    private void download(DownloadEvent event) throws IOException {
        OrderUrlState asked = list.asked();
        exports.send(
                event,
                "orders.csv",
                asked.query().getQueryString(),
                out -> csv.write(user.scope(), asked.filter(zone), out));
    }
}
