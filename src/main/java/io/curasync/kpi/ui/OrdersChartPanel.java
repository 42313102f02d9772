package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.Location;
import io.curasync.kpi.DailyTrend;
import io.curasync.ui.Card;
import io.curasync.ui.SegmentedControl;
import io.curasync.ui.TextUpdater;
import io.curasync.ui.chart.Chart;
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.chart.SharedJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Card with a chart of daily orders or sales. The chart shows the selected range, and the preceding range as a dashed line. Days before the
 * first day with data are not drawn. A click on a day opens the orders of the day. A link opens the orders of the range.
 */
final class OrdersChartPanel extends Composite<Card> {

    private record ChartSelection(DateRange range, Metric metric) {}

    /**
     * Content of the card, which screens with the same selection share.
     *
     * @param href URL of the orders of the range
     */
    private record Content(SharedJson chart, String href, String zone) {}

    private static final IdentityCache<DailyTrend, Map<ChartSelection, Content>> CONTENTS =
            new IdentityCache<>(dailyTrend -> new ConcurrentHashMap<>());

    private final Chart chart = new Chart("By day");
    private final SegmentedControl<Metric> metric =
            new SegmentedControl<>("Metric", List.of(Metric.values()), Metric::label);
    private final SegmentedControl<DateRange> range =
            new SegmentedControl<>("Days", List.of(DateRange.values()), DateRange::label);
    private final Span zone = new Span();
    private final Anchor all = new Anchor("", "Show these orders");
    private @Nullable Content shown;

    OrdersChartPanel(SerializableConsumer<Metric> measureChosen, SerializableConsumer<DateRange> rangeChosen) {
        chart.addPickListener(day -> open(LocalDate.parse(day)));
        metric.addValueChangeListener(change -> {
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
        var rule = new Paragraph(zone, new Span(" · "), all);
        rule.addClassNames("cs-muted", "kpi-rule");
        all.addClassName("kpi-all");
        var card = new Card("Orders per day", chart, rule);
        card.setActions(metric, range);
        return card;
    }

    void show(DailyTrend dailyTrend, DashboardUrlState dashboardUrlState) {
        metric.setValue(dashboardUrlState.metric());
        range.setValue(dashboardUrlState.range());
        getContent().setTitle(dashboardUrlState.metric().label() + " per day");
        Content content = CONTENTS.of(dailyTrend)
                .computeIfAbsent(
                        new ChartSelection(dashboardUrlState.range(), dashboardUrlState.metric()),
                        selection -> content(dailyTrend, selection));
        if (content != shown) {
            shown = content;
            chart.show(content.chart());
            all.setHref(content.href());
            TextUpdater.show(zone, content.zone());
        }
    }

    private void open(LocalDate day) {
        var location = new Location(PracticeLinks.orders(day, day));
        getUI().ifPresent(ui -> ui.navigate(location.getPath(), location.getQueryParameters()));
    }

    private static Content content(DailyTrend dailyTrend, ChartSelection selection) {
        LocalDate first = dailyTrend.today().minusDays(selection.range().days() - 1L);
        return new Content(
                SharedJson.of(draw(dailyTrend, selection)),
                PracticeLinks.orders(first, dailyTrend.today()),
                "Days in " + dailyTrend.zone());
    }

    private static Chart.Days draw(DailyTrend dailyTrend, ChartSelection selection) {
        int length = selection.range().days();
        List<LocalDate> days = IntStream.range(0, length)
                .mapToObj(i -> dailyTrend.today().minusDays(length - 1L - i))
                .toList();
        List<? extends Number> values = selection.metric().of(dailyTrend);
        int firstInPreceding = dailyTrend.firstDayWithData() - (values.size() - 2 * length);
        Chart.Line before = new Chart.Line(
                "previous " + length + " days",
                Math.max(0, firstInPreceding),
                List.copyOf(DailyTrend.precedingDays(length, values)));
        return new Chart.Days(
                days,
                new Chart.Line(
                        "last " + length + " days",
                        Math.clamp(firstInPreceding - length, 0, length - 1),
                        List.copyOf(DailyTrend.lastDays(length, values))),
                firstInPreceding < length ? before : null,
                selection.metric().unit());
    }
}
