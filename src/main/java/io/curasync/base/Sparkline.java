package io.curasync.base;

import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A small line without axes, drawn on the server as plain SVG and stretched to the room it has. Decoration beside a number. */
public final class Sparkline extends Span {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 24;
    private static final double MARGIN = 1.5;

    private List<? extends Number> shown = List.of();

    public Sparkline() {
        addClassName("cs-sparkline");
        getElement().setAttribute("aria-hidden", "true");
    }

    public Sparkline(List<? extends Number> values) {
        this();
        setValues(values);
    }

    /**
     * Oldest first. Fewer than two values draw nothing.
     *
     * @return whether they are others than before
     */
    public boolean setValues(List<? extends Number> values) {
        if (values.equals(shown)) {
            return false;
        }
        shown = List.copyOf(values);
        getElement().setProperty("innerHTML", svg(values));
        return true;
    }

    /**
     * The drawing as markup, for a grid's {@code LitRenderer}:
     * {@code <span class="cs-sparkline" aria-hidden="true" .innerHTML="${item.trend}"></span>}.
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
        return "<svg viewBox='0 0 100 24' preserveAspectRatio='none'><path class='area' d='" + line
                + "L100 24L0 24Z'/><path class='line' d='" + line + "'/></svg>";
    }

    /** To a tenth; none is negative. Much quicker than a format, of which a dashboard would take hundreds. */
    private static String decimal(double value) {
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10;
    }
}
