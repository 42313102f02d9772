package io.curasync.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.assignment.BulkHandover;
import io.curasync.assignment.BulkHandoverService;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Notifications of practices that were handed over. */
class HandoverNotificationTest extends NotificationHarness {

    @Autowired
    BulkHandoverService bulkHandoverService;

    @Test
    void notifiesTheReceivingAndTheLosingRepOnce() {
        handOver(ava.id(), 1, 2, 3);

        NotificationItem received = onlyNotificationOf(ava);
        assertThat(received.title()).isEqualTo("2 practices were handed over to you");
        assertThat(NotificationLink.of(received)).isEqualTo("notifications/" + received.id());
        assertThat(items.of(ava, received))
                .extracting(GroupedItemsQuery.Item::label)
                .containsExactly("prac_1", "prac_3");
        NotificationItem lost = onlyNotificationOf(dana);
        assertThat(lost.title()).isEqualTo("2 of your practices were handed over to ava@example.com");
        assertThat(NotificationLink.of(lost)).isEqualTo("practices");
        assertThat(items.of(dana, lost)).isEmpty();
        assertThat(notificationsOf(admin)).isEmpty();
    }

    @Test
    void linksASinglePracticeForTheReceivingRepOnly() {
        handOver(ava.id(), 1);

        assertThat(onlyNotificationOf(ava).title()).isEqualTo("prac_1 was handed over to you");
        assertThat(onlyNotificationOf(ava).body()).isEqualTo("TX · Wound Care");
        assertThat(NotificationLink.of(onlyNotificationOf(ava))).startsWith("practices/");
        assertThat(onlyNotificationOf(dana).title())
                .isEqualTo("One of your practices was handed over to ava@example.com");
        assertThat(onlyNotificationOf(dana).practice()).isNull();
    }

    @Test
    void notifiesOfReleasedPractices() {
        handOver(ava.id(), 1, 3);
        choose(ava, NotificationKind.PRACTICES_HANDED_OVER, true);
        handOver(null, 1, 3);

        assertThat(notificationsOf(dana))
                .extracting(NotificationItem::title)
                .contains("2 practices were handed over to you");
        assertThat(notificationsOf(ava))
                .extracting(NotificationItem::title)
                .contains("2 of your practices were handed over to dana@example.com");
    }

    @Test
    void doesNotNotifyTheActorNorUsersWithoutThePreference() {
        choose(dana, NotificationKind.PRACTICES_HANDED_OVER, false);
        handOver(admin.id(), 1, 3);

        assertThat(notificationsOf(admin)).isEmpty();
        assertThat(notificationsOf(dana)).isEmpty();
    }

    private void handOver(@Nullable Long rep, int... practices) {
        List<Long> ids = Arrays.stream(practices)
                .mapToObj(number -> database.jdbc()
                        .sql("select id from practice where practice_id = ?")
                        .param("prac_" + number)
                        .query(Long.class)
                        .single())
                .toList();
        bulkHandoverService.handOver(new BulkHandover(ids, rep, Instant.now(), false), admin, processed -> {});
    }
}
