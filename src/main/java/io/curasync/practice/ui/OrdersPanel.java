package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeOrderQuery.Order;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import java.util.List;

/** The individually known orders of a practice, newest first, loaded page by page. */
final class OrdersPanel extends Div {

    private static final int PAGE = 30;

    private final PracticeOrderQuery orders;
    private final Scope scope;
    private final Div feed = new Div();
    private final Button more = new Button("Show more", click -> addPage());
    private long practice;
    private int wanted = PAGE;

    OrdersPanel(PracticeOrderQuery orders, Scope scope) {
        this.orders = orders;
        this.scope = scope;
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(feed, more);
    }

    void show(long id) {
        if (practice != id) {
            practice = id;
            wanted = PAGE;
        }
        List<Order> known = orders.newest(scope, id, wanted + 1);
        feed.removeAll();
        if (known.isEmpty()) {
            feed.add(new Paragraph("No order is known by itself: the total is what CuraGenesis says."));
        }
        known.stream().limit(wanted).forEach(order -> feed.add(item(order)));
        more.setVisible(known.size() > wanted);
    }

    private void addPage() {
        wanted += PAGE;
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
