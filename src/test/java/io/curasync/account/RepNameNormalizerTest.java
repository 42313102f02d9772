package io.curasync.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepNameNormalizerTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Dana Reyes,dana reyes",
                "'  DANA \t reyes ',dana reyes",
                "Dana\u00A0\u2003Reyes\u3000,dana reyes",
                "dana\u200B reyes\uFEFF,dana reyes",
                "JOSÉ NÚÑEZ,josé núñez",
                "Jose\u0301 Nu\u0301n\u0303ez,josé núñez",
                "O\u2019Brien,o'brien",
                "Rey\u00ADes\u200D,reyes",
                "IDA,ida",
                "'   ',''",
                "'',''"
            })
    void ignoresCaseAndExtraBlanks(String name, String key) {
        assertThat(RepNameNormalizer.key(name)).isEqualTo(key);
    }
}
