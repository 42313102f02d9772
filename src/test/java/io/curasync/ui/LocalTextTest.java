package io.curasync.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalTextTest {

    private final BrowserTime newYork = new BrowserTime(ZoneId.of("America/New_York"));

    @Test
    void showsStoredTimesInTheZoneOfTheBrowser() {
        assertThat(LocalText.of("since 2024-11-27T04:27:00Z until 2024-07-26T09:51:05.957Z.", newYork))
                .isEqualTo("since Nov 26, 2024, 11:27 PM until Jul 26, 2024, 5:51 AM.");
    }

    @Test
    void keepsOtherText() {
        assertThat(LocalText.of("order 2024-11-27, 2024-13-40T99:99:99Z, $2", newYork))
                .isEqualTo("order 2024-11-27, 2024-13-40T99:99:99Z, $2");
    }
}
