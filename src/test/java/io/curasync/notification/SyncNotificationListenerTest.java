package io.curasync.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.notification.NotificationPreferences.Preference;
import io.curasync.sync.Freshness;
import io.curasync.sync.RunEnded;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.SyncStatus;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import io.curasync.webhook.WebhooksFailed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Notifications for admins about syncs and webhooks. */
@CuraSyncTest
class SyncNotificationListenerTest {

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Notifications notifications;

    @Autowired
    NotificationPreferences preferences;

    @Autowired
    SyncMonitor monitor;

    @Autowired
    SyncNotificationListener scheduled;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDatabase database;

    private CurrentUser admin;
    private CurrentUser rep;
    private SyncNotificationListener listener;

    @BeforeEach
    void users() {
        // Bypasses the lock, which may be held, or unavailable after the database was cleared.
        listener = AopTestUtils.getTargetObject(scheduled);
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "morgan@example.com"));
        rep = current(TestUsers.rep(userAccounts, "dana@example.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, SYNC_FAILED, Sync #1 failed, CuraGenesis does not accept the token",
        "PARTIAL, SYNC_PARTIAL, Sync #1 succeeded in part, 3 rows are in quarantine",
        "SUSPICIOUS, SYNC_SUSPICIOUS, Sync #1 looks suspicious, CuraGenesis does not accept the token"
    })
    void notifiesAdminsOfUnsuccessfulRuns(SyncStatus status, NotificationKind kind, String title, String body) {
        turnOffIncidents();
        long run = run(status, "1 minute");
        end(run, status);
        end(run, status);

        List<NotificationItem> notifications = notificationsOf(admin);
        assertThat(notifications).hasSize(1);
        assertThat(notifications.getFirst().kind()).isEqualTo(kind);
        assertThat(notifications.getFirst().title()).isEqualTo(title);
        assertThat(notifications.getFirst().body()).isEqualTo(body);
        assertThat(notifications.getFirst().run()).isEqualTo(run);
        assertThat(notificationsOf(rep)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SyncStatus.class,
            names = {"SUCCEEDED", "CANCELLED"})
    void doesNotNotifyOfSuccessfulRuns(SyncStatus status) {
        end(run(status, "1 minute"), status);

        assertThat(notificationsOf(admin)).isEmpty();
    }

    @Test
    void notifiesAdminsOfFailedWebhooksOnceAnHour() {
        turnOffIncidents();
        for (int batch = 0; batch < 3; batch++) {
            failWebhooks();
        }

        assertThat(notificationsOf(admin)).hasSize(1);
        NotificationItem notificationItem = notificationsOf(admin).getFirst();
        assertThat(notificationItem.kind()).isEqualTo(NotificationKind.WEBHOOK_FAILED);
        assertThat(notificationItem.title()).isEqualTo("Webhooks failed");
        assertThat(notificationItem.body()).isEqualTo("2 events, the first: state is no text");
        assertThat(NotificationLink.of(notificationItem)).isEqualTo("webhooks?status=failed");
        assertThat(notificationsOf(rep)).isEmpty();
    }

    @Test
    void leavesToIncidentsWhatTheyReport() {
        failWebhooks();
        end(run(SyncStatus.PARTIAL, "1 minute"), SyncStatus.PARTIAL);
        end(run(SyncStatus.SUSPICIOUS, "1 minute"), SyncStatus.SUSPICIOUS);
        assertThat(notificationsOf(admin)).isEmpty();

        end(run(SyncStatus.FAILED, "1 minute"), SyncStatus.FAILED);
        assertThat(notificationsOf(admin))
                .singleElement()
                .extracting(NotificationItem::kind)
                .isEqualTo(NotificationKind.SYNC_FAILED);
    }

    @Test
    void notifiesOfNewEventsWhileAnIncidentStaysOpen() {
        incident("webhook-failures", "OPEN", "23 hours");
        incident("quarantine", "RESOLVED", "2 days");
        incident("missing-practices", "ACKNOWLEDGED", "25 hours");
        failWebhooks();
        end(run(SyncStatus.PARTIAL, "1 minute"), SyncStatus.PARTIAL);
        assertThat(notificationsOf(admin)).isEmpty();

        end(run(SyncStatus.SUSPICIOUS, "1 minute"), SyncStatus.SUSPICIOUS);
        assertThat(notificationsOf(admin))
                .singleElement()
                .extracting(NotificationItem::kind)
                .isEqualTo(NotificationKind.SYNC_SUSPICIOUS);

        database.jdbc()
                .sql("update incident set opened_at = now() - interval '25 hours'")
                .update();
        failWebhooks();
        assertThat(notificationsOf(admin).getFirst().kind()).isEqualTo(NotificationKind.WEBHOOK_FAILED);
    }

    @Test
    void doesNotNotifyOfStaleDataInAdditionToIncidents() {
        incident("freshness", "OPEN", "2 days");
        run(SyncStatus.SUCCEEDED, "13 hours");
        await().until(() -> monitor.state().current().freshness() == Freshness.OVERDUE);
        listener.checkFreshness();

        assertThat(notificationsOf(admin)).isEmpty();
    }

    @Test
    void notifiesOfStaleDataOncePerEpisode() {
        turnOffIncidents();
        run(SyncStatus.SUCCEEDED, "13 hours");
        awaitNotifications(1);
        run(SyncStatus.FAILED, "1 minute");
        listener.checkFreshness();
        assertThat(notificationsOf(admin)).hasSize(1);
        assertThat(notificationsOf(admin).getFirst().kind()).isEqualTo(NotificationKind.DATA_STALE);
        assertThat(notificationsOf(admin).getFirst().title()).startsWith("No successful sync since ");
        // Syncs are disabled in this test, which is the reason shown.
        assertThat(notificationsOf(admin).getFirst().body()).contains("CURAGENESIS_API_BASE");
        assertThat(notificationsOf(rep)).isEmpty();

        run(SyncStatus.SUCCEEDED, "1 minute");
        listener.checkFreshness();
        assertThat(notificationsOf(admin)).hasSize(1);

        database.jdbc()
                .sql("update sync_run set started_at = started_at - interval '14 hours',"
                        + " finished_at = finished_at - interval '14 hours'")
                .update();
        awaitNotifications(2);
    }

    /** Checks until there are this many notifications: the sync state is shared with screens and may be as old as theirs. */
    private void awaitNotifications(int notices) {
        await().untilAsserted(() -> {
            listener.checkFreshness();
            assertThat(notificationsOf(admin)).hasSize(notices);
        });
    }

    @Test
    void doesNotReportDataNeverSyncedAsStale() {
        run(SyncStatus.FAILED, "2 days");
        listener.checkFreshness();

        assertThat(notificationsOf(admin)).isEmpty();
    }

    private void turnOffIncidents() {
        preferences.choose(admin, new Preference(NotificationKind.INCIDENT, false, MailMode.NONE));
    }

    private void failWebhooks() {
        transaction.executeWithoutResult(_ -> events.publishEvent(new WebhooksFailed(2, "state is no text")));
    }

    private void incident(String check, String state, String ago) {
        database.jdbc().sql("""
                insert into incident (check_id, severity, state, summary, opened_at)
                values (?, 'WARN', ?, '2 webhooks failed', now() - ?::interval)""").params(check, state, ago).update();
    }

    private long run(SyncStatus status, String ago) {
        return database.jdbc()
                .sql("""
                        insert into sync_run (kind, trigger, status, instance, started_at, finished_at, quarantined, error)
                        values ('FULL', 'SCHEDULE', :status, 'app-1', now() - :ago::interval, now() - :ago::interval, 3,
                                'CuraGenesis does not accept the token')
                        returning id""")
                .param("status", status.name())
                .param("ago", ago)
                .query(Long.class)
                .single();
    }

    private void end(long run, SyncStatus status) {
        transaction.executeWithoutResult(ended -> events.publishEvent(new RunEnded(run, status)));
    }

    private List<NotificationItem> notificationsOf(CurrentUser user) {
        return notifications.page(user, NotificationFilter.ALL, 500);
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
