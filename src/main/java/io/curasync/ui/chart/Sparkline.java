package io.curasync.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.List;

/**
 * A small line or bar chart without axes, which the browser draws and stretches to its container. The chart is hidden from screen readers,
 * so the text next to it must contain the number. In a {@code LitRenderer} of a grid, use the element itself:
 * {@code <cura-sparkline .values="${item.trend}"></cura-sparkline>}, for bars with the attribute {@code bars}.
 */
@Tag("cura-sparkline")
public final class Sparkline extends Component {

    /** Creates a line chart. */
    public Sparkline() {}

    /** Creates a bar chart whose bars start at 0. Use this for numbers per day or week if many of them are 0. */
    public static Sparkline ofBars() {
        Sparkline bars = new Sparkline();
        bars.getElement().setAttribute("bars", true);
        return bars;
    }

    /** Sets the values, oldest first. With fewer than two values, the chart is empty. */
    public void setValues(List<? extends Number> values) {
        getElement().setPropertyList("values", values);
    }
}
