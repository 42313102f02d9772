package io.curasync.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
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

class EventJournalTest {

    private static final Instant FIRST = Instant.parse("2026-11-24T15:00:00.123Z");
    private static final Instant LATER = FIRST.plusSeconds(3_600);
    private static final List<SimulatedEvent> EVERYTHING = List.of(
            new SimulatedEvent.OrderPlaced(LATER, 42, "CG-1", new BigDecimal("2080.00")),
            new SimulatedEvent.PracticeEnrolled(
                    LATER, new SimulatedPractice(3_413, null, null, "TX", "", null), "a@b.example"),
            new SimulatedEvent.PracticeEnrolled(
                    LATER, new SimulatedPractice(3_414, "sub_1", "Podiatry", "TX", "X", LATER), null),
            new SimulatedEvent.PracticeActivated(LATER, 7),
            new SimulatedEvent.PracticeChanged(LATER, 8, null, "Dana Reyes"),
            new SimulatedEvent.HistorySent(LATER, 400),
            new SimulatedEvent.DataEntered(LATER, SimulatedEvent.DataEntered.Part.BOOK));

    private final JsonMapper json = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("demo/journal.jsonl");
    }

    @Test
    void replaysAllRecordedEvents() throws IOException {
        writeEverything();
        try (EventJournal eventJournal = EventJournal.open(file, LATER, json)) {
            assertThat(eventJournal.epoch()).isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
            assertThat(replay(eventJournal)).isEqualTo(EVERYTHING);
        }
    }

    @Test
    void dropsATruncatedLastLineAndAppendsAfterIt() throws IOException {
        writeEverything();
        Files.writeString(file, "{\"what\":\"order\",\"at\":\"2026-11-2", StandardOpenOption.APPEND);
        SimulatedEvent next = new SimulatedEvent.PracticeActivated(LATER, 9);
        try (EventJournal eventJournal = EventJournal.open(file, LATER, json)) {
            assertThat(replay(eventJournal)).isEqualTo(EVERYTHING);
            eventJournal.append(next);
        }
        try (EventJournal eventJournal = EventJournal.open(file, LATER, json)) {
            assertThat(replay(eventJournal)).hasSize(EVERYTHING.size() + 1).endsWith(next);
        }
    }

    @Test
    void startsOverIfTheFirstLineIsTruncated() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"epo");
        try (EventJournal eventJournal = EventJournal.open(file, FIRST, json)) {
            assertThat(replay(eventJournal)).isEmpty();
        }
        assertThat(Files.readString(file)).isEqualTo("{\"epoch\":\"2026-11-24T15:00:00Z\"}\n");
    }

    @Test
    void rejectsInvalidLinesBeforeTheLastOne() throws IOException {
        writeEverything();
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        try (EventJournal eventJournal = EventJournal.open(file, LATER, json)) {
            assertThatThrownBy(() -> replay(eventJournal))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nonsense");
        }
    }

    @Test
    void namesAnInvalidFirstLine() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "nonsense\n");

        assertThatThrownBy(() -> EventJournal.open(file, FIRST, json))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("Invalid line in the journal of the demo", "nonsense");
    }

    @Test
    void canBeOpenedAfterTheFirstLineWasInvalid() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "nonsense\n");
        assertThatThrownBy(() -> EventJournal.open(file, FIRST, json)).isInstanceOf(RuntimeException.class);
        Files.delete(file);

        writeEverything();
    }

    @Test
    void canBeOpenedAfterTheFileCouldNotBeOpened() throws IOException {
        Files.createDirectories(file);
        assertThatThrownBy(() -> EventJournal.open(file, FIRST, json)).isInstanceOf(UncheckedIOException.class);
        Files.delete(file);

        writeEverything();
    }

    private void writeEverything() throws IOException {
        try (EventJournal eventJournal = EventJournal.open(file, FIRST, json)) {
            assertThat(replay(eventJournal)).isEmpty();
            EVERYTHING.forEach(eventJournal::append);
        }
    }

    private static List<SimulatedEvent> replay(EventJournal eventJournal) {
        List<SimulatedEvent> happenings = new ArrayList<>();
        eventJournal.replay(happenings::add);
        return happenings;
    }
}
