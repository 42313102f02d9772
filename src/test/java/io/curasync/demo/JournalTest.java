package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {

    private static final Instant FIRST = Instant.parse("2026-11-24T15:00:00.123Z");
    private static final Instant LATER = FIRST.plusSeconds(3_600);
    private static final List<Happening> EVERYTHING = List.of(
            new Happening.OrderPlaced(LATER, 42, "CG-1", new BigDecimal("2080.00")),
            new Happening.PracticeEnrolled(LATER, new Practice(3_413, null, null, "TX", "", null), "a@b.example"),
            new Happening.PracticeEnrolled(LATER, new Practice(3_414, "sub_1", "Podiatry", "TX", "X", LATER), null),
            new Happening.PracticeActivated(LATER, 7),
            new Happening.PracticeChanged(LATER, 8, null, "Dana Reyes"),
            new Happening.HistoryTold(LATER, 400));

    private final JsonMapper json = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("demo/journal.jsonl");
    }

    @Test
    void tellsAgainWhatItWasTold() throws IOException {
        writeEverything();
        try (Journal journal = Journal.open(file, LATER, json)) {
            assertThat(journal.epoch()).isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
            assertThat(replay(journal)).isEqualTo(EVERYTHING);
        }
    }

    @Test
    void dropsALastLineThatWasCutAndGoesOnAfterIt() throws IOException {
        writeEverything();
        Files.writeString(file, "{\"what\":\"order\",\"at\":\"2026-11-2", StandardOpenOption.APPEND);
        Happening next = new Happening.PracticeActivated(LATER, 9);
        try (Journal journal = Journal.open(file, LATER, json)) {
            assertThat(replay(journal)).isEqualTo(EVERYTHING);
            journal.append(next);
        }
        try (Journal journal = Journal.open(file, LATER, json)) {
            assertThat(replay(journal)).hasSize(EVERYTHING.size() + 1).endsWith(next);
        }
    }

    @Test
    void beginsAnewWhenEvenTheFirstLineWasCut() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"epo");
        try (Journal journal = Journal.open(file, FIRST, json)) {
            assertThat(replay(journal)).isEmpty();
        }
        assertThat(Files.readString(file)).isEqualTo("{\"epoch\":\"2026-11-24T15:00:00Z\"}\n");
    }

    @Test
    void refusesNonsenseBeforeTheLastLine() throws IOException {
        writeEverything();
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        try (Journal journal = Journal.open(file, LATER, json)) {
            assertThatThrownBy(() -> replay(journal))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nonsense");
        }
    }

    private void writeEverything() throws IOException {
        try (Journal journal = Journal.open(file, FIRST, json)) {
            assertThat(replay(journal)).isEmpty();
            EVERYTHING.forEach(journal::append);
        }
    }

    private static List<Happening> replay(Journal journal) {
        List<Happening> happenings = new ArrayList<>();
        journal.replay(happenings::add);
        return happenings;
    }
}
