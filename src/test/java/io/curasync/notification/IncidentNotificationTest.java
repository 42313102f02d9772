package io.curasync.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentOpened;
import io.curasync.monitoring.IncidentResolved;
import io.curasync.monitoring.IncidentState;
import io.curasync.monitoring.IncidentWorsened;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class IncidentNotificationTest extends NotificationHarness {

    private static final Instant OPENED = Instant.parse("2026-11-25T10:00:00Z");
    private static final Incident OPEN = new Incident(
            7,
            CheckId.WEBHOOK_SILENCE,
            CheckStatus.FAIL,
            IncidentState.OPEN,
            "No webhook for 63 min.",
            "Ask CuraGenesis.",
            OPENED,
            null,
            null,
            null);
    private static final Incident RESOLVED = new Incident(
            7,
            CheckId.WEBHOOK_SILENCE,
            CheckStatus.FAIL,
            IncidentState.RESOLVED,
            "No webhook for 63 min.",
            "Ask CuraGenesis.",
            OPENED,
            null,
            null,
            OPENED.plusSeconds(840));

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void notifiesEachAdminOnceOfTheOpeningAndOnceOfTheResolution() {
        TestUsers.admin(accounts, "lee@example.com");
        publish(new IncidentOpened(OPEN));
        publish(new IncidentOpened(OPEN));
        NotificationItem opened = onlyNotificationOf(admin);
        assertThat(opened.kind()).isEqualTo(NotificationKind.INCIDENT);
        assertThat(opened.title()).isEqualTo("Incident: Webhook silence");
        assertThat(opened.body()).isEqualTo("No webhook for 63 min. Ask CuraGenesis.");
        assertThat(NotificationLink.of(opened)).isEqualTo("health");

        publish(new IncidentResolved(RESOLVED));
        publish(new IncidentResolved(RESOLVED));
        assertThat(notificationsOf(admin))
                .extracting(NotificationItem::title)
                .containsExactly("Webhook silence recovered after 14 min", "Incident: Webhook silence");
        assertThat(notificationsOf(dana)).isEmpty();
        assertThat(database.jdbc()
                        .sql("select count(*) from notification where kind = 'INCIDENT'")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void notifiesEachAdminOnceOfTheWorsening() {
        publish(new IncidentOpened(OPEN));
        publish(new IncidentWorsened(OPEN, OPENED.plusSeconds(60)));
        publish(new IncidentWorsened(OPEN, OPENED.plusSeconds(60)));

        NotificationItem worsened = notificationsOf(admin).getFirst();
        assertThat(notificationsOf(admin)).hasSize(2);
        assertThat(worsened.title()).isEqualTo("Webhook silence is now failing");
        assertThat(worsened.body()).isEqualTo("No webhook for 63 min. Ask CuraGenesis.");
        assertThat(notificationsOf(dana)).isEmpty();
    }

    @Test
    void respectsAnAdminWhoTurnedIncidentsOff() {
        choose(admin, NotificationKind.INCIDENT, false);
        publish(new IncidentOpened(OPEN));

        assertThat(notificationsOf(admin)).isEmpty();
    }

    @Test
    void sendsEmailsUnlessAnAdminTurnsThemOff() {
        assertThat(preferences.of(admin))
                .filteredOn(preference -> preference.mail() != MailMode.NONE)
                .extracting(NotificationPreferences.Preference::kind)
                .containsExactly(NotificationKind.INCIDENT);
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }
}
