package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.base.Card;
import io.curasync.base.Chart;
import io.curasync.base.SegmentedControl;
import io.curasync.kpi.Trend;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Orders or sales of each day of the range, and of as many days before, dashed. */
final class OrdersPanel extends Composite<Card> {

    private final Chart chart = new Chart("By day");
    private final SegmentedControl<Measure> measure =
            new SegmentedControl<>("What", List.of(Measure.values()), Measure::label);
    private Chart.@Nullable Days shown;

    OrdersPanel(SerializableConsumer<Measure> chosen) {
        measure.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(change.getValue());
            }
        });
    }

    @Override
    protected Card initContent() {
        chart.addClassName("kpi-orders-chart");
        var card = new Card("Orders per day", chart);
        card.setActions(measure);
        return card;
    }

    void show(Trend trend, Choices choices) {
        measure.setValue(choices.measure());
        getContent().setTitle(choices.measure().label() + " per day");
        int length = choices.range().days();
        List<LocalDate> days = IntStream.range(0, length)
                .mapToObj(i -> trend.today().minusDays(length - 1L - i))
                .toList();
        List<? extends Number> course = choices.measure().of(trend);
        var data = new Chart.Days(
                days,
                new Chart.Line("these " + length + " days", List.copyOf(Trend.last(length, course))),
                new Chart.Line("the " + length + " before", List.copyOf(Trend.before(length, course))),
                choices.measure().unit());
        if (!data.equals(shown)) {
            chart.show(data);
            shown = data;
        }
    }
}
