package io.curasync.ui.chart;

import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * A small line or bar chart without axes, rendered on the server as SVG and stretched to its container. The chart is hidden from screen
 * readers, so the text next to it must contain the number.
 */
public final class Sparkline extends Span {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 24;
    private static final double MARGIN = 1.5;

    /** Width of a bar, as a fraction of the width that is available for each value. */
    private static final double BAR_WIDTH = 0.7;

    /** Height of a bar with the value 0. The height is not 0, so that the bar is visible. */
    private static final double MIN_BAR_HEIGHT = 1;

    private final boolean bars;
    private List<? extends Number> shown = List.of();

    /** Creates a line chart. */
    public Sparkline() {
        this(false);
    }

    private Sparkline(boolean bars) {
        this.bars = bars;
        addClassName("cs-sparkline");
        getElement().setAttribute("aria-hidden", "true");
    }

    /** Creates a bar chart whose bars start at 0. Use this for numbers per day or week if many of them are 0. */
    public static Sparkline ofBars() {
        return new Sparkline(true);
    }

    /**
     * Sets the values, oldest first. With fewer than two values, the chart is empty.
     *
     * @return whether the values changed
     */
    public boolean setValues(List<? extends Number> values) {
        if (values.equals(shown)) {
            return false;
        }
        shown = List.copyOf(values);
        getElement().setProperty("innerHTML", bars ? barsSvg(values) : svg(values));
        return true;
    }

    /**
     * Returns a line chart as SVG markup. Use this in a {@code LitRenderer} of a grid:
     * {@code <span class="cs-sparkline" aria-hidden="true" .innerHTML="${item.trend}"></span>}.
     *
     * @param values oldest first
     * @return an empty string if there are fewer than two values
     */
    public static String svg(List<? extends Number> values) {
        if (values.size() < 2) {
            return "";
        }
        double min = values.stream().mapToDouble(Number::doubleValue).min().orElseThrow();
        double max = values.stream().mapToDouble(Number::doubleValue).max().orElseThrow();
        double range = max - min;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double share = range == 0 ? 0.5 : (values.get(i).doubleValue() - min) / range;
            double x = WIDTH * i / (values.size() - 1);
            double y = HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
            line.append(i == 0 ? 'M' : 'L').append(decimal(x)).append(' ').append(decimal(y));
        }
        String area = range == 0 ? "" : "<path class='area' d='" + line + "L100 24L0 24Z'/>";
        return drawing(area + "<path class='line' d='" + line + "'/>");
    }

    /**
     * Returns a bar chart as SVG markup. The bars start at 0, and negative values are drawn as 0.
     *
     * @param values oldest first
     * @return an empty string if there are fewer than two values
     */
    public static String barsSvg(List<? extends Number> values) {
        if (values.size() < 2) {
            return "";
        }
        double max = values.stream().mapToDouble(Number::doubleValue).max().orElseThrow();
        double step = WIDTH / values.size();
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double share = max <= 0 ? 0 : Math.max(0, values.get(i).doubleValue()) / max;
            double height = MIN_BAR_HEIGHT + share * (HEIGHT - MIN_BAR_HEIGHT);
            bars.append('M')
                    .append(decimal(i * step + step * (1 - BAR_WIDTH) / 2))
                    .append(" 24v-")
                    .append(decimal(height));
            bars.append('h').append(decimal(step * BAR_WIDTH)).append("V24Z");
        }
        return drawing("<path class='bars' d='" + bars + "'/>");
    }

    private static String drawing(String paths) {
        return "<svg viewBox='0 0 100 24' preserveAspectRatio='none'>" + paths + "</svg>";
    }

    /**
     * Formats a non-negative number with one decimal place. Does not use {@code NumberFormat}, which is much slower, because a dashboard
     * formats hundreds of numbers.
     */
    private static String decimal(double value) {
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10;
    }
}
