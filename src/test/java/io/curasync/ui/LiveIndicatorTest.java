package io.curasync.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveIndicatorTest {

    @BeforeEach
    void openBrowser() {
        MockVaadin.setup();
    }

    @AfterEach
    void closeBrowser() {
        MockVaadin.tearDown();
    }

    @Test
    void pausesAndResumesWhenPressed() {
        List<Boolean> changes = new ArrayList<>();
        LiveIndicator indicator = LiveIndicator.pausable(changes::add);
        UI.getCurrent().add(indicator);

        LocatorJ._click(indicator);
        assertThat(indicator.getElement().getTextRecursively()).isEqualTo("Paused");
        assertThat(indicator.getElement().getAttribute("aria-pressed")).isEqualTo("true");
        LocatorJ._click(indicator);

        assertThat(indicator.getElement().getTextRecursively()).isEqualTo("Live");
        assertThat(changes).containsExactly(true, false);
    }

    @Test
    void hasTheSameAppearanceWithAndWithoutAction() {
        LiveIndicator shown = new LiveIndicator();
        LiveIndicator pressed = LiveIndicator.pausable(paused -> {});
        for (LiveIndicator indicator : List.of(shown, pressed)) {
            indicator.setPaused(true);
            assertThat(indicator.getClassNames()).contains("cs-live", "cs-paused");
            assertThat(indicator.getElement().getTextRecursively()).isEqualTo("Paused");
        }
        assertThat(shown.getElement().getTag()).isEqualTo("span");
        assertThat(pressed.getElement().getTag()).isEqualTo("button");
    }
}
