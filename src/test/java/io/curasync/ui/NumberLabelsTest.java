package io.curasync.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberLabelsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            PT-3S        ; 0 s
            PT4.9S       ; 4 s
            PT59.999S    ; 59 s
            PT3M59S      ; 3 min
            PT60M        ; 1 h
            PT1204H59M   ; 1,204 h
            """)
    void roundsADurationDownToItsLargestUnit(Duration duration, String label) {
        assertThat(NumberLabels.roundedDuration(duration)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            PT4.06S      ; 4.1 s
            PT31S        ; 31 s
            PT14M        ; 14 min
            PT2M5S       ; 2 min 5 s
            PT3H20M      ; 3 h 20 min
            """)
    void formatsADurationInTwoUnits(Duration duration, String label) {
        assertThat(NumberLabels.duration(duration)).isEqualTo(label);
    }
}
