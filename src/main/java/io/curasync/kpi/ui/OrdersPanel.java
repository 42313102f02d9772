package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import io.curasync.base.Card;
import io.curasync.base.Chart;
import io.curasync.kpi.Trend;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Orders of each day of the range, and of as many days before, dashed. */
final class OrdersPanel extends Composite<Card> {

    private final Chart chart = new Chart("Orders per day");
    private Chart.@Nullable Days shown;

    @Override
    protected Card initContent() {
        chart.addClassName("kpi-orders-chart");
        return new Card("Orders per day", chart);
    }

    void show(Trend trend, Range range) {
        int length = range.days();
        List<LocalDate> days = IntStream.range(0, length)
                .mapToObj(i -> trend.today().minusDays(length - 1L - i))
                .toList();
        var data = new Chart.Days(
                days,
                new Chart.Line("these " + length + " days", trend.orders(length)),
                new Chart.Line("the " + length + " before", trend.ordersBefore(length)));
        if (!data.equals(shown)) {
            chart.show(data);
            shown = data;
        }
    }
}
