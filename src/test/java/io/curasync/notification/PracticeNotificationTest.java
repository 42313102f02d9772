package io.curasync.notification;

import static io.curasync.testing.SampleFacts.practice;
import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Notifications of activations and of practices without a rep. */
class PracticeNotificationTest extends NotificationHarness {

    @Test
    void notifiesOfAnActivationOnceOverAllChannels() {
        apply(activated(3, YESTERDAY));
        apply(activated(3, YESTERDAY), practice(3, "NY", "Dana Reyes", YESTERDAY, 0));
        // CuraGenesis revokes the activation and reports it again.
        apply(practice(3, "NY", "Dana Reyes", null, 0));
        apply(practice(3, "NY", "Dana Reyes", YESTERDAY, 0));

        NotificationItem notification = onlyNotificationOf(dana);
        assertThat(notification.title()).isEqualTo("prac_3 was activated");
        assertThat(notification.body()).isEqualTo("NY · Wound Care");
        assertThat(notificationsOf(admin)).isEmpty();
    }

    @Test
    void ignoresOldActivations() {
        apply(activated(3, LONG_AGO));

        assertThat(notificationsOf(dana)).isEmpty();
    }

    @Test
    void notifiesAdminsOfUnmatchedPractices() {
        apply(seenByWebhook("user_9", "prac_9", "Sam Who"));
        assertThat(onlyNotificationOf(admin).title()).isEqualTo("prac_9 has no rep");
        assertThat(onlyNotificationOf(admin).body()).isEqualTo("CuraGenesis names “Sam Who”");
        assertThat(onlyNotificationOf(admin).practiceId()).isEqualTo("prac_9");

        apply(seenByWebhook("user_1", "prac_1", "Sam Who"));
        assertThat(notificationsOf(admin))
                .extracting(NotificationItem::title)
                .containsExactly("prac_1 has no rep", "prac_9 has no rep");
    }

    @Test
    void replacesBidirectionalControlsInNames() {
        apply(seenByWebhook("user_9", "prac_\u202E9", "Sam \u202Eohw\u2066"));

        assertThat(onlyNotificationOf(admin).title()).isEqualTo("prac_\uFFFD9 has no rep");
        assertThat(onlyNotificationOf(admin).body()).isEqualTo("CuraGenesis names “Sam \uFFFDohw\uFFFD”");
    }

    @Test
    void mergedPracticeKeepsItsNotifications() {
        apply(seenByWebhook("user_7", null, "Dana Reyes"), activatedByUser("user_7", YESTERDAY));
        assertThat(onlyNotificationOf(dana).title()).isEqualTo("user_7 was activated");
        apply(seenByWebhook(null, "prac_7", "Dana Reyes"));
        apply(practice(7, "TX", "Dana Reyes", YESTERDAY, 0));

        assertThat(onlyNotificationOf(dana).title()).isEqualTo("prac_7 was activated");
        assertThat(onlyNotificationOf(dana).practiceId()).isEqualTo("prac_7");
    }

    /** The surviving practice has neither id of the duplicate, because its own user id is newer. */
    @Test
    void mergedPracticeWithAnotherUserIdKeepsItsNotifications() {
        Instant before = Instant.now().minusSeconds(60);
        apply(seenByWebhook("user_8", null, "Dana Reyes"), activatedByUser("user_8", YESTERDAY));
        apply(practice(7, "TX", "Dana Reyes", LONG_AGO, 0));
        apply(Fact.partialPractice(new Provenance(Source.WEBHOOK, 2, before, before))
                .practiceId("prac_7")
                .userId("user_8")
                .build());

        assertThat(onlyNotificationOf(dana).practiceId()).isEqualTo("prac_7");
    }
}
