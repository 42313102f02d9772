package io.curasync.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KpiFigureTest {

    @Test
    void labelsTheNumberWithItsName() {
        var figure = new KpiFigure("total-orders", "Total orders");
        figure.show(KpiFigure.Content.of(28417, "since yesterday"));

        assertThat(figure.getElement().getProperty("name")).isEqualTo("total-orders");
        assertThat(figure.getElement().getAttribute("aria-label")).isEqualTo("Total orders");
        assertThat(figure.getElement().getPropertyRaw("content"))
                .hasToString("{\"text\":\"28,417\",\"value\":\"28417\",\"trend\":[],\"footnote\":\"since yesterday\"}");
    }

    @Test
    void describesADecreaseInWords() {
        assertThat(KpiDelta.of(-1200, "since yesterday"))
                .isEqualTo(new KpiDelta("−1,200", "down 1,200 since yesterday", "error", "since yesterday"));
    }

    @Test
    void showsADecreaseAsPositiveIfLowerIsBetter() {
        assertThat(KpiDelta.ofLowerIsBetter(-2, "since yesterday").tone()).isEqualTo("ok");
    }

    @Test
    void showsNoChangeAsUnchanged() {
        assertThat(KpiDelta.of(0, "since yesterday"))
                .isEqualTo(new KpiDelta("±0", "unchanged since yesterday", "neutral", "since yesterday"));
    }
}
