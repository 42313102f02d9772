package io.curasync.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StackTraceLimitTest {

    private static final Logger FLOODED = LoggerFactory.getLogger("test.flooded");
    private static final Logger QUIET = LoggerFactory.getLogger("test.quiet");

    @Test
    void omitsStackTracesOfALoggerAboveTheLimit(CapturedOutput output) {
        StackTraceLimit limit = new StackTraceLimit();
        try {
            for (int i = 0; i < 90; i++) {
                FLOODED.error("Failure {}", i, new IllegalStateException("forged"));
            }
            QUIET.warn("Failure elsewhere", new IllegalStateException("single"));
        } finally {
            limit.destroy();
        }

        assertThat(count("Failure \\d", output)).isEqualTo(90);
        assertThat(count("IllegalStateException: forged", output)).isBetween(50L, 70L);
        assertThat(output)
                .contains("Failure 89 (java.lang.IllegalStateException, trace omitted: too many)")
                .contains("IllegalStateException: single");
    }

    private static long count(String pattern, CapturedOutput output) {
        return Pattern.compile(pattern).matcher(output).results().count();
    }
}
