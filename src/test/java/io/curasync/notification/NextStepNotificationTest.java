package io.curasync.notification;

import static io.curasync.testing.SampleFacts.practice;
import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.practice.nextstep.NextStepsDue;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class NextStepNotificationTest extends NotificationHarness {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 8);

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void notifiesTheRepOfADueStepWithALinkToThePractice() {
        publish(step(1, "Call about trial order", DAY));

        NotificationItem notification = onlyNotificationOf(dana);
        assertThat(notification.title()).isEqualTo("prac_1: Call about trial order");
        assertThat(notification.body()).isEqualTo("Due today");
        assertThat(NotificationLink.of(notification)).isEqualTo("practices/" + id(1));
        assertThat(notificationsOf(ava)).isEmpty();
        assertThat(notificationsOf(admin)).isEmpty();
    }

    @Test
    void groupsManyStepsOfARep() {
        publish(IntStream.rangeClosed(1, 4)
                .mapToObj(number -> step(1, "Call " + number, DAY.minusDays(number)))
                .toArray(NextStepsDue.Step[]::new));

        NotificationItem notification = onlyNotificationOf(dana);
        assertThat(notification.title()).isEqualTo("4 next steps are due");
        assertThat(items.of(dana, notification))
                .extracting(GroupedItemsQuery.Item::label)
                .containsExactly("prac_1");
    }

    @Test
    void hidesTheTextFromTheFormerRepAfterAHandover() {
        publish(step(1, "Call Lakeside", DAY.minusDays(3)));
        apply(practice(1, "TX", "Ava Lindqvist", LONG_AGO, 10));

        assertThat(onlyNotificationOf(dana).title()).isEqualTo("A next step is due");
        assertThat(onlyNotificationOf(dana).body()).isEqualTo("Overdue by 3 days");
    }

    @Test
    void respectsTheChoicesOfUsers() {
        choose(dana, NotificationKind.NEXT_STEP_DUE, false);
        choose(admin, NotificationKind.NEXT_STEP_DUE, true);

        publish(step(1, "Call", DAY));

        assertThat(notificationsOf(dana)).isEmpty();
        assertThat(onlyNotificationOf(admin).title()).isEqualTo("prac_1: Call");
    }

    private void publish(NextStepsDue.Step... steps) {
        transaction.executeWithoutResult(status -> events.publishEvent(new NextStepsDue(DAY, List.of(steps))));
    }

    private NextStepsDue.Step step(int practice, String text, LocalDate dueOn) {
        return new NextStepsDue.Step(id(practice), "user_" + practice, dana.id(), text, dueOn);
    }

    private long id(int practice) {
        return database.jdbc()
                .sql("select id from practice where practice_id = ?")
                .param("prac_" + practice)
                .query(Long.class)
                .single();
    }
}
