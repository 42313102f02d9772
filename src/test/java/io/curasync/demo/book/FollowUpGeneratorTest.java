package io.curasync.demo.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.demo.book.PlannedFollowUp.Note;
import io.curasync.demo.book.PlannedFollowUp.Step;
import io.curasync.demo.book.PracticeBook.Profile;
import io.curasync.practice.timeline.EnteredText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FollowUpGeneratorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private final PracticeBook book = book();
    private final Set<String> customers = book.entries().keySet().stream()
            .filter(practiceId -> practiceId.hashCode() % 2 == 0)
            .collect(Collectors.toSet());
    private final List<PlannedFollowUp> followUps = FollowUpGenerator.generate(7, book, customers, TODAY);

    private static PracticeBook book() {
        SequencedMap<String, Profile> practices = new LinkedHashMap<>();
        for (int i = 0; i < 1_700; i++) {
            practices.put("prac_" + i, new Profile(i % 2 == 0 ? "Podiatry" : "Wound Care", i % 3 == 0 ? "TX" : "OH"));
        }
        return PracticeBook.generate(7, practices, List.of());
    }

    @Test
    void concernsTheSamePracticesOnEachDay() {
        assertThat(FollowUpGenerator.generate(7, book, customers, TODAY)).isEqualTo(followUps);
        assertThat(FollowUpGenerator.generate(7, book, customers, TODAY.plusDays(1)))
                .extracting(PlannedFollowUp::practiceId)
                .isEqualTo(followUps.stream().map(PlannedFollowUp::practiceId).toList());
        assertThat(followUps.size()).isBetween(150, 300);
    }

    @Test
    void writesOnWorkingDaysOfThePastWeeks() {
        Instant earliest = TODAY.minusDays(45).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant latest = TODAY.atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(followUps)
                .allSatisfy(followUp -> assertThat(followUp.notes())
                        .isNotEmpty()
                        .isSortedAccordingTo(Comparator.comparing(Note::at))
                        .allMatch(
                                note -> note.at().isAfter(earliest) && note.at().isBefore(latest))
                        .allMatch(note -> note.at().atOffset(ZoneOffset.UTC).getDayOfWeek() != DayOfWeek.SUNDAY))
                .anyMatch(followUp -> followUp.notes().size() == 3);
    }

    @Test
    void namesTheContactInTextsThatTheScreenAccepts() {
        assertThat(followUps).allSatisfy(followUp -> {
            Person contact =
                    Objects.requireNonNull(Objects.requireNonNull(book.entries().get(followUp.practiceId()))
                            .contact());
            assertThat(followUp.notes())
                    .allMatch(note -> note.text().contains(contact.name()))
                    .allMatch(note -> EnteredText.note(note.text()).equals(note.text()));
            Step step = followUp.step();
            assertThat(step == null
                            || step.text().contains(contact.firstName())
                                    && EnteredText.line(step.text()).equals(step.text()))
                    .isTrue();
        });
    }

    @Test
    void plansStepsThatAreOverdueDueTodayAndToCome() {
        List<Step> steps = followUps.stream()
                .map(PlannedFollowUp::step)
                .filter(Objects::nonNull)
                .toList();
        assertThat(steps).anyMatch(step -> step.dueIn() < 0).anyMatch(step -> step.dueIn() == 0);
        assertThat(steps).filteredOn(step -> step.dueIn() > 0).hasSizeGreaterThan(steps.size() / 2);
        assertThat(followUps).allSatisfy(followUp -> {
            LocalDate written = LocalDate.ofInstant(followUp.notes().getLast().at(), ZoneOffset.UTC);
            assertThat(followUp.step() == null
                            || TODAY.plusDays(followUp.step().dueIn()).isAfter(written))
                    .isTrue();
        });
    }

    @Test
    void hasOnePlaceForTheContactInEachText() {
        assertThat(Stream.concat(Conversation.CUSTOMERS.stream(), Conversation.PROSPECTS.stream()))
                .allMatch(conversation -> conversation.note().split("%s", -1).length == 2)
                .allMatch(conversation -> conversation.nextStep().split("%s", -1).length == 2)
                .allMatch(conversation -> conversation.note().split("\\. ").length >= 2);
    }
}
