package io.curasync.practice.ui.order;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.curasync.practice.order.OrderRow;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.LiveList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Factory for the list of orders. */
final class OrderList {

    private OrderList() {}

    /**
     * Creates the list.
     *
     * @param showsReps whether to show a column with the rep of each practice
     * @param counted called with the number of listed orders after each count
     * @param picked called with the order in the row that the user clicks
     */
    static LiveList<OrderUrlState, OrderRow> create(
            ListSource<OrderUrlState, OrderRow> source,
            boolean showsReps,
            IntConsumer counted,
            Consumer<OrderRow> picked) {
        var list =
                new LiveList<>("Order", source, OrderRow::orderId, OrderUrlState.ALL, noOrders(), twoLines(), counted);
        list.grid().setSelectionMode(Grid.SelectionMode.NONE);
        list.grid().addItemClickListener(click -> picked.accept(click.getItem()));
        list.column("Placed", time(), "104px", 0);
        list.column("Order", text("cs-strong", OrderRow::orderId), "110px", 1);
        list.column("Practice", practice(), "140px", 2);
        list.column("Amount", text("", OrderList::amount), "96px", 0).setTextAlign(ColumnTextAlign.END);
        if (showsReps) {
            list.secondaryColumn(
                    "Rep", text("cs-muted", row -> row.repName() == null ? "—" : row.repName()), "120px", 1);
        }
        list.secondaryColumn("In total orders", text("cs-muted", OrderList::counting), "240px", 2);
        return list;
    }

    static EmptyState noOrders() {
        return new EmptyState(
                Icon.CART,
                "No orders yet. Orders that CuraGenesis reports by webhook appear here. Syncs report only totals.");
    }

    private static String amount(OrderRow row) {
        return row.amount() == null ? "no amount" : DollarLabels.exact(row.amount());
    }

    private static String counting(OrderRow row) {
        return OrderCountingLabels.text(row.counting(), BrowserTime.of(UI.getCurrent()));
    }

    private static LitRenderer<OrderRow> text(String style, ValueProvider<OrderRow, String> text) {
        return LitRenderer.<OrderRow>of("<span class=\"" + style + "\" title=\"${item.text}\">${item.text}</span>")
                .withProperty("text", text);
    }

    private static LitRenderer<OrderRow> time() {
        return LitRenderer.<OrderRow>of("<cura-time class=\"cs-muted\" datetime=\"${item.at}\"></cura-time>")
                .withProperty("at", row -> row.placedAt().toString());
    }

    private static LitRenderer<OrderRow> practice() {
        return LitRenderer.<OrderRow>of(
                        "<a href=\"practices/${item.practice}\" title=\"${item.label}\">${item.label}</a>")
                .withProperty("practice", OrderRow::practice)
                .withProperty("label", OrderRow::practiceLabel);
    }

    private static LitRenderer<OrderRow> twoLines() {
        return LitRenderer.<OrderRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span><span>${item.amount}</span>
                            <span class="cs-muted">${item.order} · ${item.counting}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("label", OrderRow::practiceLabel)
                .withProperty("amount", OrderList::amount)
                .withProperty("order", OrderRow::orderId)
                .withProperty("counting", OrderList::counting)
                .withProperty("at", row -> row.placedAt().toString());
    }
}
