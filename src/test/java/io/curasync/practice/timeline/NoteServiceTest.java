package io.curasync.practice.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import io.curasync.ledger.Source;
import io.curasync.ledger.note.NoteEdit;
import io.curasync.practice.PracticeHarness;
import io.curasync.practice.TimelineEntry;
import io.curasync.practice.TimelineQuery;
import io.curasync.testing.SampleFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NoteServiceTest extends PracticeHarness {

    @Autowired
    NoteService notes;

    @Autowired
    TimelineQuery timeline;

    @Test
    void addsANoteToTheTimeline() {
        notes.add(dana, id("prac_1"), " Wants samples\r\nCall back ");

        TimelineEntry note = newest("prac_1");
        assertThat(note.kind()).isEqualTo(TimelineEntry.Kind.NOTE);
        assertThat(note.detail().note()).isEqualTo("Wants samples\nCall back");
        assertThat(note.detail().editedAt()).isNull();
        assertThat(note.by()).isEqualTo("dana@example.com");
        assertThat(note.source()).isEqualTo(Source.PEOPLE);
    }

    @Test
    void storesTheTimeOfANoteThatWasWrittenBefore() {
        Instant written = Instant.parse("2026-10-05T16:20:00Z");
        long note = notes.add(dana, id("prac_1"), "Wants samples", written).orElseThrow();

        assertThat(newest("prac_1").receivedAt()).isEqualTo(written);
        assertThat(notes.edit(dana, note, "Wants none")).isEqualTo(NoteEdit.TOO_LATE);

        notes.add(dana, id("prac_1"), "From tomorrow", Instant.now().plusSeconds(86_400));
        assertThat(newest("prac_1").receivedAt())
                .isBeforeOrEqualTo(Instant.now().plusSeconds(60));
    }

    @Test
    void addsNothingToPracticesOutOfScope() {
        assertThat(notes.add(ava, id("prac_1"), "Mine now")).isEmpty();
        assertThat(notes.add(dana, 404, "Hello")).isEmpty();

        assertThat(newest("prac_1").kind()).isNotEqualTo(TimelineEntry.Kind.NOTE);
    }

    @Test
    void letsOnlyTheAuthorEditForTenMinutes() {
        long note = notes.add(dana, id("prac_1"), "Wants sampels").orElseThrow();
        age(note, "9 minutes 50 seconds");

        assertThat(notes.edit(admin, note, "Admin's text")).isEqualTo(NoteEdit.NOT_FOUND);
        assertThat(notes.edit(dana, note, "Wants samples")).isEqualTo(NoteEdit.EDITED);
        assertThat(newest("prac_1").detail().note()).isEqualTo("Wants samples");
        assertThat(newest("prac_1").detail().editedAt()).isNotNull();
        assertThat(editable(note)).hasSize(1);

        age(note, "10 minutes");
        assertThat(notes.edit(dana, note, "Too late")).isEqualTo(NoteEdit.TOO_LATE);
        assertThat(newest("prac_1").detail().note()).isEqualTo("Wants samples");
        assertThat(editable(note)).isEmpty();
    }

    @Test
    void endsEditingWithAHandover() {
        long note = notes.add(dana, id("prac_1"), "Wants samples").orElseThrow();
        apply(SampleFacts.practice(1, "TX", "Ava Lindqvist", Instant.now(), 10));

        assertThat(notes.edit(dana, note, "Mine")).isEqualTo(NoteEdit.NOT_FOUND);
        assertThat(timeline.of(dana.scope(), id("prac_1"), 1)).isEmpty();
        assertThat(timeline.of(ava.scope(), id("prac_1"), 100))
                .extracting(entry -> entry.detail().note())
                .contains("Wants samples");
    }

    @Test
    void editsNoOtherEntryThanANote() {
        database.jdbc()
                .sql("update timeline_entry set source = 'PEOPLE', source_id = ?")
                .param(dana.id())
                .update();

        assertThat(notes.edit(dana, newest("prac_1").id(), "Changed")).isEqualTo(NoteEdit.NOT_FOUND);
    }

    @Test
    void movesNotesWithAMergedPractice() {
        createRowsToMerge(7);
        long note = notes.add(dana, id("user_7"), "Wants samples").orElseThrow();
        apply(danas(7));

        assertThat(timeline.of(dana.scope(), id("prac_7"), 100))
                .extracting(TimelineEntry::id)
                .contains(note);
        assertThat(notes.edit(dana, note, "Wants a trial")).isEqualTo(NoteEdit.EDITED);
    }

    private void age(long note, String age) {
        database.jdbc()
                .sql("update timeline_entry set received_at = now() - ?::interval where id = ?")
                .params(age, note)
                .update();
    }

    private TimelineEntry newest(String practiceId) {
        return timeline.of(new Scope.All(), id(practiceId), 1).getFirst();
    }

    private List<TimelineEntry> editable(long note) {
        return timeline.editableNotes(dana.scope(), id("prac_1"), List.of(note));
    }
}
