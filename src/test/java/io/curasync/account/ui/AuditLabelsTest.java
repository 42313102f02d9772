package io.curasync.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ui.BrowserTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditLabelsTest {

    /** A call that stores an audit entry: the actor, then the action. */
    private static final Pattern RECORDED = Pattern.compile("auditLog\\.record\\([^;]*?,\\s*\"([a-z.-]+)\"");

    /** An action that is defined in a constant. */
    private static final Pattern CONSTANT = Pattern.compile("String ACTION = \"([a-z.-]+)\"");

    @Test
    void hasALabelForEveryAction() throws IOException {
        Set<String> actions = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditLabelsTest::read)
                    .filter(source -> source.contains("auditLog.record("))
                    .forEach(source -> Stream.of(RECORDED, CONSTANT)
                            .flatMap(pattern -> pattern.matcher(source).results())
                            .forEach(found -> actions.add(found.group(1))));
        }

        assertThat(actions).contains("user.created", "practice.assigned", "webhook.replay");
        assertThat(actions)
                .allSatisfy(action -> assertThat(AuditLabels.action(action)).isNotEqualTo(action));
    }

    @Test
    void decodesFiltersAndShowsLocalTimes() {
        BrowserTime newYork = new BrowserTime(ZoneId.of("America/New_York"));

        assertThat(AuditLabels.text("columns=name%2Cstate%2Clast_order&status=failed", newYork))
                .isEqualTo("columns: name, state, last_order · status: failed");
        assertThat(AuditLabels.text("q=100%&by=x", newYork)).isEqualTo("q=100%&by=x");
        assertThat(AuditLabels.text("2 failed since 2024-11-28T04:57:00Z", newYork))
                .isEqualTo("2 failed since Nov 27, 2024, 11:57 PM");
        assertThat(AuditLabels.text("ADMIN → REP", newYork)).isEqualTo("ADMIN → REP");
        assertThat(AuditLabels.text(null, newYork)).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
