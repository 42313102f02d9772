package io.curasync.kpi.ui;

import io.curasync.kpi.DailyTrend;
import io.curasync.ui.chart.Chart;
import java.util.List;

/** The metric of the daily chart. */
enum Metric {
    ORDERS("Orders", Chart.Unit.COUNT) {
        @Override
        List<? extends Number> of(DailyTrend dailyTrend) {
            return dailyTrend.orders();
        }
    },
    SALES("Sales", Chart.Unit.DOLLARS) {
        @Override
        List<? extends Number> of(DailyTrend dailyTrend) {
            return dailyTrend.sales();
        }
    };

    private final String label;
    private final Chart.Unit unit;

    Metric(String label, Chart.Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    Chart.Unit unit() {
        return unit;
    }

    /** Returns one value per day, oldest first. Sales are in dollars. */
    abstract List<? extends Number> of(DailyTrend dailyTrend);
}
