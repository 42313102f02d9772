package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import io.curasync.platform.text.UsStates;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeRow.Dormancy;
import io.curasync.practice.ui.details.DetailsPanel;
import io.curasync.practice.ui.followup.FollowUpPanel;
import io.curasync.practice.ui.order.DollarLabels;
import io.curasync.practice.ui.order.OrdersPanel;
import io.curasync.practice.ui.timeline.TimelinePanel;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.HighlightOnChange;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.offline.OfflineCopy;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The drawer with the details, the timeline and the orders of a practice. */
final class PracticeDrawer extends Div {

    private final H2 title = new H2();
    private final Paragraph ids = new Paragraph();
    private final Div figures = new Div();
    private final OriginLine origin = new OriginLine();
    private final Paragraph times = new Paragraph();
    private final Paragraph dormant = new Paragraph();
    private final Tabs tabs = new Tabs();
    private final Tab ordersTab = new Tab("Orders");
    private final FollowUpPanel followUp;
    private final DetailsPanel details;
    private final TimelinePanel timeline;
    private final OrdersPanel orders;
    private final OfflineCopy offlineCopy = new OfflineCopy();
    private @Nullable DetailData shown;

    PracticeDrawer(
            DetailsPanel details, FollowUpPanel followUp, TimelinePanel timeline, OrdersPanel orders, Runnable close) {
        this.details = details;
        this.followUp = followUp;
        this.timeline = timeline;
        this.orders = orders;
        addClassNames("cs-card", "cs-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Practice");
        ids.addClassName("cs-muted");
        times.addClassName("cs-muted");
        dormant.addClassName("practice-dormant");
        figures.addClassName("practice-figures");
        tabs.add(new Tab("Timeline"), ordersTab);
        tabs.addSelectedChangeListener(change -> showTab());
        add(new DrawerHead(title, close), details, ids, figures, origin, dormant, times);
        add(followUp, tabs, timeline, orders, offlineCopy);
    }

    /**
     * Adds a button that hands over the displayed practice.
     *
     * @param handOver called with the displayed practice when the user clicks the button
     */
    void allowHandover(Consumer<PracticeRow> handOver) {
        Button button = new Button("Hand over …", click -> {
            if (shown != null) {
                handOver.accept(shown.practice());
            }
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        addComponentAtIndex(indexOf(times) + 1, button);
    }

    /**
     * Shows a practice. If the drawer already shows this practice, only updates the values that have changed.
     *
     * @param detailData data of the practice; must be read immediately before this call, because the offline copy gets the current time
     */
    void show(DetailData detailData) {
        DetailData before = shown;
        shown = detailData;
        boolean isOther = before == null
                || before.practice().id() != detailData.practice().id();
        if (isOther) {
            timeline.show(detailData.practice().id(), detailData.problems());
        } else {
            timeline.add(detailData.newer(), detailData.notes(), detailData.problems());
        }
        followUp.show(detailData.practice().id(), detailData.followUp());
        details.show(detailData.practice(), detailData.details());
        origin.show(detailData.practice(), detailData.submission());
        if (before == null
                || isOther
                || !before.practice().equals(detailData.practice())
                || !before.figures().equals(detailData.figures())) {
            describe(detailData.practice(), detailData.figures());
            showTab();
        }
        offlineCopy.store(PracticesView.path(detailData.practice().id()), Instant.now());
    }

    /** Makes the next call of {@link #show} load the timeline again, even for the same practice. */
    void clear() {
        shown = null;
    }

    private void describe(PracticeRow practice, PracticeOrderQuery.Figures sums) {
        title.setText(practice.label());
        ids.setText(Stream.of(
                        UsStates.label(practice.state()),
                        practice.specialty(),
                        practice.practiceId(),
                        practice.userId(),
                        practice.npi() == null ? null : "NPI " + practice.npi(),
                        practice.repLabel())
                .filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · ")));
        String total = NumberLabels.of(practice.totalOrders());
        figures.removeAll();
        figures.add(figure(
                new HighlightOnChange(practice.id() + " total", total, new Span(total)),
                practice.totalOrders() == 1 ? "order" : "orders"));
        if (sums.sales() != null) {
            figures.add(figure(new Span(DollarLabels.rounded(sums.sales())), "sales since Jan 1"));
        }
        if (sums.reorderDays() != null) {
            figures.add(figure(new Span(days(sums.reorderDays())), "between orders"));
        }
        figures.add(PracticeStatusLabels.badge(practice.status()));
        times.removeAll();
        times.add(
                new Span("Last order "),
                practice.lastOrderAt() == null
                        ? new Span(CellRenderers.noLastOrder(practice))
                        : new RelativeTime(practice.lastOrderAt()),
                new Span(" · last synced "),
                new RelativeTime(practice.seenAt()));
        Dormancy dormancy = practice.dormancy();
        dormant.setVisible(dormancy != null);
        dormant.setText(dormancy == null ? "" : PracticeStatusLabels.dormancy(dormancy) + ".");
    }

    private void showTab() {
        boolean isOrders = tabs.getSelectedTab() == ordersTab;
        timeline.setVisible(!isOrders);
        orders.setVisible(isOrders);
        if (isOrders && shown != null) {
            orders.show(shown.practice().id());
        }
    }

    private static Div figure(Component value, String name) {
        Div strong = new Div(value);
        strong.addClassName("cs-strong");
        Span label = new Span(name);
        label.addClassName("cs-muted");
        return new Div(strong, label);
    }

    private static String days(double days) {
        return days < 1 ? "<1 d" : Math.round(days) + " d";
    }
}
