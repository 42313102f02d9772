package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Verifies that external text cannot forge log entries. */
class LogPatternTest {

    private static final String FORGED =
            "2026-03-01T08:00:00.000Z  INFO 1 --- [CuraSync] [main] i.c.Admin : all is well";

    @ParameterizedTest
    @ValueSource(strings = {"console", "file"})
    void indentsLineBreaksInMessages(String output) throws IOException {
        List<String> lines = log(
                        output, "Event {} failed: {}", null, 7, "a\n" + FORGED + "\r\n" + FORGED + "\n\n" + FORGED)
                .lines()
                .toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst()).contains("Event 7 failed: a");
        assertThat(lines.subList(1, 5)).allMatch(line -> line.startsWith("    "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "file"})
    void indentsLineBreaksInExceptions(String output) throws IOException {
        Exception failure = new IllegalStateException("a\n" + FORGED, new IOException("b\n" + FORGED));

        List<String> lines = log(output, "It failed", failure).lines().toList();

        assertThat(lines.getFirst()).endsWith("It failed");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.isEmpty() || line.startsWith("    "));
        assertThat(lines).anyMatch(line -> line.contains("java.io.IOException: b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "file"})
    void replacesControlCharacters(String output) throws IOException {
        String line =
                log(output, "{}", new IOException("x\u202E"), "a\u001B[2Jb\rc\u202Ed\u2028e\u0007f\u2066g\tZo\u00EB");

        assertThat(line)
                .contains("a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\tZo\u00EB", "x\uFFFD")
                .doesNotContainPattern("[\u202A-\u202E\u2028\u2066\u0007\r]");
    }

    private static String log(String output, String message, Throwable failure, Object... arguments)
            throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.getInstanceConverterMap().put("clr", ColorConverter::new);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setContext(context);
        layout.setPattern(environment.getRequiredProperty("logging.pattern." + output));
        layout.start();
        LoggingEvent event =
                new LoggingEvent("test", context.getLogger("io.curasync"), Level.WARN, message, failure, arguments);
        return layout.doLayout(event);
    }
}
