package io.curasync.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.ledger.PracticeAssignments;
import io.curasync.practice.PracticeHarness;
import io.curasync.practice.nextstep.DueNextStep;
import io.curasync.practice.nextstep.NextStepService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Dana's practices 1 and 2 were activated just now. */
class TodayQueryTest extends PracticeHarness {

    @Autowired
    TodayQuery query;

    @Autowired
    TodayDismissals dismissals;

    @Autowired
    NextStepService nextSteps;

    @Autowired
    PracticeAssignments assignments;

    @Test
    void listsDueStepsAndHidesWhatIsPlanned() {
        TodayItems before = query.read(dana);
        nextSteps.set(dana, id("prac_1"), "Call", before.day());
        nextSteps.set(dana, id("prac_2"), "Visit", before.day().plusDays(1));

        TodayItems items = query.read(dana);

        assertThat(items.steps()).extracting(DueNextStep::text).containsExactly("Call");
        assertThat(items.upcoming()).isEmpty();
        assertThat(before.of(PracticeEvent.ACTIVATED)).hasSize(2);
        assertThat(items.practices()).isEmpty();
        assertThat(items.attention()).isEqualTo(1);
    }

    @Test
    void namesTheNextStepToComeIfNoneIsDue() {
        nextSteps.set(dana, id("prac_1"), "Later", query.read(dana).day().plusDays(9));
        nextSteps.set(dana, id("prac_2"), "Sooner", query.read(dana).day().plusDays(4));

        assertThat(query.read(dana).upcoming()).extracting(DueNextStep::text).containsExactly("Sooner");
    }

    @Test
    void listsNewlyDormantPracticesUntilTheyAreDoneWith() {
        haveDormant("prac_1", 20);
        haveDormant("prac_2", 90);
        database.jdbc()
                .sql("update practice set activated_at = now() - interval '1 year'")
                .update();
        database.jdbc()
                .sql("insert into practice_details (practice, phone) values (:practice, '(512) 555-0143')")
                .param("practice", id("prac_1"))
                .update();

        TodayPractice item = query.read(dana).practices().getFirst();
        assertThat(query.read(dana).practices()).hasSize(1);
        assertThat(item.event()).isEqualTo(PracticeEvent.DORMANT);
        assertThat(item.label()).isEqualTo("prac_1");
        assertThat(item.phone()).isEqualTo("(512) 555-0143");
        assertThat(item.usualInterval()).isEqualTo(Duration.ofDays(5));
        assertThat(query.read(dana).attention()).isEqualTo(1);

        dismissals.dismiss(dana, PracticeEvent.DORMANT, item.practice());
        assertThat(query.read(dana).practices()).isEmpty();
        dismissals.restore(dana, PracticeEvent.DORMANT, item.practice());
        assertThat(query.read(dana).practices()).containsExactly(item);
    }

    @Test
    void showsANewerEventAfterADismissal() {
        dismissals.dismiss(dana, PracticeEvent.ACTIVATED, id("prac_1"));
        assertThat(query.read(dana).practices())
                .extracting(TodayPractice::label)
                .containsExactly("prac_2");

        database.jdbc()
                .sql("update today_dismissal set at = now() - interval '1 day'")
                .update();
        assertThat(query.read(dana).practices()).hasSize(2);
    }

    @Test
    void keepsDismissalsOfAMergedPractice() {
        for (int number : List.of(7, 8)) {
            createRowsToMerge(number);
            dismissals.dismiss(dana, PracticeEvent.ACTIVATED, id("user_" + number));
            dismissals.dismiss(dana, PracticeEvent.RECEIVED, id("user_" + number));
        }
        // The surviving row has a dismissal of its own, and it is older.
        dismissals.dismiss(dana, PracticeEvent.ACTIVATED, id("prac_8"));
        database.jdbc()
                .sql("update today_dismissal set at = now() - interval '1 day' where practice = :practice")
                .param("practice", id("prac_8"))
                .update();

        apply(danas(7), danas(8));

        assertThat(database.jdbc()
                        .sql("""
                                select p.practice_id || ' ' || d.event from today_dismissal d join practice p on p.id = d.practice
                                where d.user_id = :dana and d.at > now() - interval '1 hour'""")
                        .param("dana", dana.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "prac_7 ACTIVATED", "prac_7 RECEIVED", "prac_8 ACTIVATED", "prac_8 RECEIVED");
    }

    @Test
    void listsPracticesThatWereHandedOver() {
        Instant since = Instant.now().minus(Duration.ofDays(90));
        transaction.executeWithoutResult(
                status -> assignments.assign(List.of(id("prac_1")), ava.id(), since, admin.id(), "for the test"));

        assertThat(query.read(ava).practices())
                .extracting(TodayPractice::event, TodayPractice::label)
                .containsExactlyInAnyOrder(
                        tuple(PracticeEvent.RECEIVED, "prac_1"), tuple(PracticeEvent.ACTIVATED, "prac_1"));
        assertThat(query.read(dana).practices())
                .extracting(TodayPractice::label)
                .containsExactly("prac_2");
    }

    @Test
    void countsAllReceivedPracticesAndStillListsTheDormantOne() {
        haveDormant("prac_1", 20);
        database.jdbc().sql("""
                        with received as (
                            insert into practice (practice_id, owner_id)
                            select 'received_' || i, :rep from generate_series(1, 150) i returning id)
                        insert into practice_ownership (practice, owner_id, since, recorded_at)
                        select id, :rep, now(), now() from received""").param("rep", dana.id()).update();

        TodayItems items = query.read(dana);

        assertThat(items.of(PracticeEvent.RECEIVED)).hasSize(TodayQuery.MAX_ROWS);
        assertThat(items.total(PracticeEvent.RECEIVED)).isEqualTo(150);
        assertThat(items.of(PracticeEvent.DORMANT))
                .extracting(TodayPractice::label)
                .containsExactly("prac_1");
    }

    @Test
    void doesNotCallTheFirstRepsPracticesHandedOver() {
        assertThat(query.read(dana).of(PracticeEvent.RECEIVED)).isEmpty();
    }

    @Test
    void doesNotLetAnotherRepDismiss() {
        dismissals.dismiss(ava, PracticeEvent.ACTIVATED, id("prac_1"));

        assertThat(database.jdbc()
                        .sql("select count(*) from today_dismissal")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void listsSubmissionsThatNeedAttention() {
        database.jdbc().sql("""
                insert into practice_submission (created_by, rep_id, status, form, name, npi, email_key, state)
                select rep, rep, status, json_build_object('name', name), name, name, name, 'TX'
                from (values (:dana, 'REFUSED', 'Lakeside'), (:dana, 'DRAFT', 'Draft'), (:ava, 'REFUSED', 'Other'))
                    as submission (rep, status, name)""").param("dana", dana.id()).param("ava", ava.id()).update();

        assertThat(query.read(dana).submissions())
                .extracting(submission -> submission.label())
                .containsExactly("Lakeside");
    }

    /** Has a practice that ordered every five days until some days ago. */
    private void haveDormant(String practiceId, int days) {
        database.jdbc()
                .sql("""
                        update kpi_practice set orders = 3, last_at = now() - make_interval(days => :days),
                            first_at = now() - make_interval(days => :days + 10)
                        where practice = :practice""")
                .param("days", days)
                .param("practice", id(practiceId))
                .update();
    }
}
