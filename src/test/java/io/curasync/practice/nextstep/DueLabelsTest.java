package io.curasync.practice.nextstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueLabelsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-26 | Overdue by 3 days
            2026-11-28 | Overdue by 1 day
            2026-11-29 | Due today
            2026-11-30 | Due tomorrow
            2026-12-08 | Due Tue, Dec 8
            2027-01-04 | Due Mon, Jan 4, 2027
            """)
    void namesTheDay(LocalDate dueOn, String label) {
        assertThat(DueLabels.of(dueOn, LocalDate.of(2026, 11, 29))).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7:00", "24:00", "07:60", "7 AM", ""})
    void rejectsATimeOfDayThatIsNone(String time) {
        assertThatThrownBy(() -> new NextStepProperties(time))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("CURASYNC_NEXT_STEP_NOTIFY_AT");
    }

    @Test
    void acceptsATimeOfDay() {
        assertThat(new NextStepProperties("18:30").time()).isEqualTo(LocalTime.of(18, 30));
    }
}
