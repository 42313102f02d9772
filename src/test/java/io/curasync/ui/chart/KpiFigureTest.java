package io.curasync.ui.chart;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class KpiFigureTest {

    private final KpiFigure figure = new KpiFigure("total-orders", "Total orders");

    @Test
    void labelsTheNumberWithItsName() {
        figure.setValue(28417);

        assertThat(number().getText()).isEqualTo("28,417");
        assertThat(number().getElement().getAttribute("data-kpi")).isEqualTo("total-orders");
        assertThat(number().getElement().getAttribute("data-value")).isEqualTo("28417");
    }

    @Test
    void describesADecreaseInWords() {
        figure.setDelta(-1200, "since yesterday");

        assertThat(delta().getElement().getTextRecursively()).isEqualTo("−1,200down 1,200 since yesterday");
        assertThat(delta().getElement().getAttribute("data-tone")).isEqualTo("error");
    }

    @Test
    void showsADecreaseAsPositiveIfLowerIsBetter() {
        figure.lowerIsBetter().setDelta(-2, "since yesterday");

        assertThat(delta().getElement().getAttribute("data-tone")).isEqualTo("ok");
    }

    @Test
    void showsNoChangeAsUnchanged() {
        figure.setDelta(0, "since yesterday");

        assertThat(delta().getElement().getTextRecursively()).isEqualTo("±0unchanged since yesterday");
        assertThat(delta().getElement().getAttribute("data-tone")).isEqualTo("neutral");
    }

    @Test
    void scalesTheSparklineFromLowestToHighestValue() {
        assertThat(Sparkline.svg(List.of(1, 3, 2))).contains("d='M0.0 22.5L50.0 1.5L100.0 12.0'");
        assertThat(Sparkline.svg(List.of(7))).isEmpty();
        assertThat(Sparkline.svg(List.of(7, 7))).contains("d='M0.0 12.0L100.0 12.0'");
    }

    private Span number() {
        return _get(figure, Span.class, spec -> spec.withClasses("cs-kpi-value"));
    }

    private Span delta() {
        return _get(figure, Span.class, spec -> spec.withClasses("cs-kpi-delta"));
    }
}
