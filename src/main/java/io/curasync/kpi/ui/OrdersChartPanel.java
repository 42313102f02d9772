package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.kpi.DailyTrend;
import io.curasync.ui.Card;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.TextUpdater;
import io.curasync.ui.chart.Chart;
import io.curasync.ui.chart.IdentityCache;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Daily orders or sales of the range, and of the preceding range as a dashed line. Days before the first data are omitted. */
final class OrdersChartPanel extends Composite<Card> {

    private record Picked(DateRange range, Metric measure) {}

    private static final IdentityCache<DailyTrend, Map<Picked, Chart.Days>> CHARTS =
            new IdentityCache<>(dailyTrend -> new ConcurrentHashMap<>());

    private final Chart chart = new Chart("By day");
    private final SegmentedControl<Metric> measure =
            new SegmentedControl<>("What", List.of(Metric.values()), Metric::label);
    private final SegmentedControl<DateRange> range =
            new SegmentedControl<>("Days", List.of(DateRange.values()), DateRange::label);
    private final Paragraph zone = new Paragraph();
    private Chart.@Nullable Days shown;

    OrdersChartPanel(SerializableConsumer<Metric> measureChosen, SerializableConsumer<DateRange> rangeChosen) {
        measure.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                measureChosen.accept(change.getValue());
            }
        });
        range.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                rangeChosen.accept(change.getValue());
            }
        });
    }

    @Override
    protected Card initContent() {
        chart.addClassName("kpi-orders-chart");
        zone.addClassNames("cs-muted", "kpi-rule");
        var card = new Card("Orders per day", chart, zone);
        card.setActions(measure, range);
        return card;
    }

    void show(DailyTrend dailyTrend, DashboardUrlState dashboardUrlState) {
        measure.setValue(dashboardUrlState.measure());
        range.setValue(dashboardUrlState.range());
        TextUpdater.show(zone, "Days in " + dailyTrend.zone());
        getContent().setTitle(dashboardUrlState.measure().label() + " per day");
        Chart.Days data = CHARTS.of(dailyTrend)
                .computeIfAbsent(
                        new Picked(dashboardUrlState.range(), dashboardUrlState.measure()),
                        picked -> draw(dailyTrend, picked));
        if (!data.equals(shown)) {
            chart.show(data);
            shown = data;
        }
    }

    private static Chart.Days draw(DailyTrend dailyTrend, Picked picked) {
        int length = picked.range().days();
        List<LocalDate> days = IntStream.range(0, length)
                .mapToObj(i -> dailyTrend.today().minusDays(length - 1L - i))
                .toList();
        List<? extends Number> course = picked.measure().of(dailyTrend);
        int firstOfBefore = dailyTrend.firstOrderDay() - (course.size() - 2 * length);
        Chart.Line before = new Chart.Line(
                "the " + length + " before",
                Math.max(0, firstOfBefore),
                List.copyOf(DailyTrend.before(length, course)));
        return new Chart.Days(
                days,
                new Chart.Line(
                        "these " + length + " days",
                        Math.clamp(firstOfBefore - length, 0, length - 1),
                        List.copyOf(DailyTrend.last(length, course))),
                firstOfBefore < length ? before : null,
                picked.measure().unit());
    }
}
