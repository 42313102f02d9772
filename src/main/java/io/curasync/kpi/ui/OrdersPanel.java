package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.base.Card;
import io.curasync.base.Chart;
import io.curasync.base.Made;
import io.curasync.base.SegmentedControl;
import io.curasync.base.Words;
import io.curasync.kpi.Trend;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Orders or sales of each day of the range, and of as many days before, dashed. Days before the first data are not drawn. */
final class OrdersPanel extends Composite<Card> {

    private record Picked(Range range, Measure measure) {}

    private static final Made<Trend, Map<Picked, Chart.Days>> CHARTS = new Made<>(trend -> new ConcurrentHashMap<>());

    private final Chart chart = new Chart("By day");
    private final SegmentedControl<Measure> measure =
            new SegmentedControl<>("What", List.of(Measure.values()), Measure::label);
    private final SegmentedControl<Range> range = new SegmentedControl<>("Days", List.of(Range.values()), Range::label);
    private final Paragraph zone = new Paragraph();
    private Chart.@Nullable Days shown;

    OrdersPanel(SerializableConsumer<Measure> measureChosen, SerializableConsumer<Range> rangeChosen) {
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

    void show(Trend trend, Choices choices) {
        measure.setValue(choices.measure());
        range.setValue(choices.range());
        Words.show(zone, "Days in " + trend.zone());
        getContent().setTitle(choices.measure().label() + " per day");
        Chart.Days data = CHARTS.of(trend)
                .computeIfAbsent(new Picked(choices.range(), choices.measure()), picked -> draw(trend, picked));
        if (!data.equals(shown)) {
            chart.show(data);
            shown = data;
        }
    }

    private static Chart.Days draw(Trend trend, Picked picked) {
        int length = picked.range().days();
        List<LocalDate> days = IntStream.range(0, length)
                .mapToObj(i -> trend.today().minusDays(length - 1L - i))
                .toList();
        List<? extends Number> course = picked.measure().of(trend);
        int firstOfBefore = trend.firstOrderDay() - (course.size() - 2 * length);
        Chart.Line before = new Chart.Line(
                "the " + length + " before", Math.max(0, firstOfBefore), List.copyOf(Trend.before(length, course)));
        return new Chart.Days(
                days,
                new Chart.Line(
                        "these " + length + " days",
                        Math.clamp(firstOfBefore - length, 0, length - 1),
                        List.copyOf(Trend.last(length, course))),
                firstOfBefore < length ? before : null,
                picked.measure().unit());
    }
}
