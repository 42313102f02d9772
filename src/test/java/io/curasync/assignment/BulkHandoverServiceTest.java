package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class BulkHandoverServiceTest extends BulkHandoverHarness {

    private static final int MANY = BulkHandoverService.MAX_PRACTICES;

    @Test
    void handsOver5000PracticesWithOneAuditEntryAndOneNotificationPerRep() {
        practices(MANY, "Dana Reyes");
        orders(MANY);
        List<Integer> progress = new ArrayList<>();

        Answer.Done done = done(bulkHandoverService.handOver(to(ava, ids()), admin, progress::add));

        assertThat(done.practices()).isEqualTo(MANY);
        assertThat(progress).hasSize(10).isSorted().endsWith(MANY);
        assertThat(owned(ava)).isEqualTo(MANY);
        assertThat(audited())
                .singleElement()
                .asString()
                .startsWith("practice.assigned ava@example.com 5,000 practices: prac_");
        assertThat(notified())
                .containsExactlyInAnyOrder(
                        "ava@example.com 5000 null 500 items", "dana@example.com 5000 ava@example.com no items");
        assertThat(rollupVerifier.differences()).isEmpty();

        assertThat(assignmentService.undo(done.undo(), admin)).isEmpty();
        assertThat(owned(dana)).isEqualTo(MANY);
        assertThat(jdbc.sql("select count(*) from practice where owner_is_manual")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(audited()).hasSize(2).last().asString().startsWith("practice.assign-undone ava@example.com 5,000");
        assertThat(rollupVerifier.differences()).isEmpty();
    }

    @Test
    void undoesNothingIfOnePracticeWasHandedOverSince() {
        practices(3, "Dana Reyes");
        List<Long> all = ids();
        Answer.Done done = done(bulkHandoverService.handOver(to(ava, all), admin, processed -> {}));
        bulkHandoverService.handOver(to(dana, all.subList(0, 1)), admin, processed -> {});

        assertThat(assignmentService.undo(done.undo(), admin))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("was reassigned since, so nothing was undone"));
        assertThat(owned(ava)).isEqualTo(2);
    }

    @Test
    void ignoresPracticesThatTheRepAlreadyHas() {
        practices(3, "Dana Reyes");

        Answer.Done done = done(bulkHandoverService.handOver(to(dana, ids()), admin, processed -> {}));

        assertThat(done.practices()).isZero();
        assertThat(audited()).isEmpty();
        assertThat(notified()).isEmpty();
    }

    @Test
    void releasesPracticesToTheRepsAccordingToCuraGenesisAsOfADay() {
        practices(2, "Dana Reyes");
        List<Long> practices = ids();
        Instant handedOver = Instant.now().minus(Duration.ofDays(20));
        bulkHandoverService.handOver(new BulkHandover(practices, ava.id(), handedOver, false), admin, processed -> {});
        Instant released = Instant.now().minus(Duration.ofDays(5));

        Answer.Done done = done(bulkHandoverService.handOver(
                new BulkHandover(practices, null, released, false), admin, processed -> {}));

        assertThat(done.practices()).isEqualTo(2);
        assertThat(owned(dana)).isEqualTo(2);
        assertThat(jdbc.sql(
                                "select count(*) from practice_ownership where owner_id = ? and until < now() - interval '4 days'")
                        .param(ava.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(audited().getLast()).startsWith("practice.released CuraGenesis 2 practices: prac_1, prac_2");
        assertThat(done(bulkHandoverService.handOver(
                                new BulkHandover(practices, null, released, false), admin, processed -> {}))
                        .practices())
                .as("a second time")
                .isZero();
    }

    @Test
    void remembersOnlyNamesThatNobodyHas() {
        practices(1, "Dana Reyes");
        apply(
                SampleFacts.practice(2, "TX", "Chris Doyle", null, 0),
                SampleFacts.practice(3, "TX", "chris doyle", null, 0));

        Answer.Done done = done(bulkHandoverService.handOver(
                new BulkHandover(List.of(id(1), id(2)), ava.id(), Instant.now(), true), admin, processed -> {}));

        assertThat(done.practices()).as("with the other practice of that name").isEqualTo(3);
        assertThat(done.undo().aliases()).containsExactly("Chris Doyle");
        assertThat(userAccounts.findByEmail("dana@example.com").orElseThrow().aliases())
                .contains("Dana Reyes");
    }

    @Test
    void keepsAliasesByDefault() {
        apply(SampleFacts.practice(1, "TX", "Chris Doyle", null, 0));
        done(bulkHandoverService.handOver(to(ava, ids()), admin, processed -> {}));
        assertThat(query.unusedNames(ids())).containsExactly("Chris Doyle");
    }

    @Test
    void refusesTooManyPracticesAFutureDayAndDisabledReps() {
        List<Long> tooMany = LongStream.rangeClosed(1, MANY + 1).boxed().toList();
        assertRefused(to(ava, tooMany), "at most 5,000");
        assertRefused(to(ava, List.of()), "at least one");
        assertRefused(
                new BulkHandover(List.of(1L), ava.id(), Instant.now().plus(Duration.ofDays(1)), false), "future day");
        jdbc.sql("update app_user set enabled = false where id = ?")
                .param(ava.id())
                .update();
        assertRefused(to(ava, List.of(1L)), "can no longer get practices");
        assertThatThrownBy(() -> bulkHandoverService.handOver(to(dana, List.of(1L)), current(dana), processed -> {}))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void assertRefused(BulkHandover handover, String reason) {
        assertThat(bulkHandoverService.handOver(handover, admin, processed -> {}))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.message()).contains(reason));
    }
}
