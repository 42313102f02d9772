package io.curasync.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void leavesTheDrawingToTheBrowser() {
        Sparkline bars = Sparkline.ofBars();
        bars.setValues(List.of(1, 3, 2));

        assertThat(bars.getElement().getPropertyRaw("values")).hasToString("[1,3,2]");
        assertThat(bars.getElement().hasAttribute("bars")).isTrue();
        assertThat(new Sparkline().getElement().hasAttribute("bars")).isFalse();
    }
}
