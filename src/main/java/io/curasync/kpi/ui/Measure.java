package io.curasync.kpi.ui;

import io.curasync.base.Chart;
import io.curasync.kpi.Trend;
import java.util.List;

/** What the chart of days shows. */
enum Measure {
    ORDERS("Orders", Chart.Unit.COUNT) {
        @Override
        List<? extends Number> of(Trend trend) {
            return trend.orders();
        }
    },
    SALES("Sales", Chart.Unit.DOLLARS) {
        @Override
        List<? extends Number> of(Trend trend) {
            return trend.sales();
        }
    };

    private final String label;
    private final Chart.Unit unit;

    Measure(String label, Chart.Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    Chart.Unit unit() {
        return unit;
    }

    /** One number a day, oldest first. */
    abstract List<? extends Number> of(Trend trend);
}
