package io.curasync.practice.ui.order;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeOrderQuery.Order;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import java.util.List;

/**
 * Panel with the orders of a practice that CuraSync knows individually, newest first. A button loads further orders. A link opens the list
 * of orders with this practice as the filter.
 */
public final class OrdersPanel extends Div {

    private static final int PAGE = 30;

    private final PracticeOrderQuery orders;
    private final Scope scope;
    private final Div feed = new Div();
    private final Button more = new Button("Show more", click -> addPage());
    private final Anchor all = new Anchor("", "All orders of this practice");
    private long practice;
    private int limit = PAGE;

    public OrdersPanel(PracticeOrderQuery orders, Scope scope) {
        this.orders = orders;
        this.scope = scope;
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        all.addClassName("practice-all-orders");
        add(all, feed, more);
    }

    /**
     * Shows the orders of a practice. If the panel already shows this practice, shows as many pages as before.
     *
     * @param id CuraSync's id of the practice
     */
    public void show(long id) {
        if (practice != id) {
            practice = id;
            limit = PAGE;
        }
        all.setHref("orders?practice=" + id);
        List<Order> known = orders.newest(scope, id, limit + 1);
        feed.removeAll();
        if (known.isEmpty()) {
            feed.add(new Paragraph("No individual orders are known. The total comes from CuraGenesis."));
        }
        known.stream().limit(limit).forEach(order -> feed.add(item(order)));
        all.setVisible(!known.isEmpty());
        more.setVisible(known.size() > limit);
    }

    private void addPage() {
        limit += PAGE;
        show(practice);
    }

    private static FeedItem item(Order order) {
        return new FeedItem(
                Icon.CART,
                FeedItem.Tone.OK,
                order.orderId(),
                order.amount() == null ? "no amount" : DollarLabels.exact(order.amount()),
                new RelativeTime(order.placedAt()));
    }
}
