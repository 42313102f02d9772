package io.curasync.sync.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.TabSheet;
import io.curasync.account.Role;
import io.curasync.sync.history.RunCsv;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.ui.ConfirmationDialog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Tests the run drawer, the approval of a run and the webhook loss warning. Starts no sync. */
@CuraSyncTest
class RunDrawerTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    RunCsv csv;

    private SyncUiSession signedIn;

    @BeforeEach
    void signIn() {
        database.clear();
        signedIn = SyncUiSession.as(Role.ADMIN, context);
    }

    @AfterEach
    void leave() {
        signedIn.close();
    }

    @Test
    void showsChangesWithLinksToPractices() {
        insertRun("SUCCEEDED");
        insertPractices(1);
        database.jdbc().sql("""
                insert into timeline_entry (practice, fact, source, source_id, received_at, outcome, detail)
                values (1, 'PracticeSeen', 'SYNC', 1, now(), 'UPDATED', '{"changes": {"totalOrders": [3, 5]}}'),
                       (1, 'PracticeSeen', 'SYNC', 1, now(), 'UPDATED',
                        '{"changes": {"activatedAt": [null, "2024-07-26T09:51:05.957Z"]}}'),
                       (1, 'PracticeSeen', 'SYNC', 2, now(), 'UPDATED', '{"changes": {"state": ["TX", "FL"]}}'),
                       (1, 'OrderPlaced', 'WEBHOOK', 1, now(), 'UPDATED', '{"changes": {"totalOrders": [5, 6]}}')
                """).update();

        Component changes = open("Changes");

        assertThat(text(changes))
                .contains("prac_1", "Updated · total orders 3 → 5", "activated at Jul 26, 2024, 9:51 AM")
                .doesNotContain("FL", "→ 6");
        assertThat(_find(changes, Anchor.class)).extracting(Anchor::getHref).containsOnly("practices/1");
    }

    @Test
    void showsThatALongListIsTruncated() {
        insertRun("SUCCEEDED");
        insertPractices(1);
        database.jdbc().sql("""
                insert into timeline_entry (practice, fact, source, source_id, received_at, outcome)
                select 1, 'PracticeSeen', 'SYNC', 1, now(), 'UPDATED' from generate_series(1, 3412)""").update();

        Component changes = open("Changes");

        assertThat(text(changes)).contains("Showing the newest 200 of 3,412.");
        assertThat(_find(changes, Anchor.class)).hasSize(200);
    }

    @Test
    void showsErrorsWithReasonAndRow() {
        insertRun("PARTIAL");
        database.jdbc().sql("""
                insert into quarantine (row_key, reason, raw, run_id)
                values ('prac_7', 'totalOrders is below zero', '{"totalOrders": -5}', 1),
                       ('prac_8', 'state is no text', '{}', 2)""").update();

        assertThat(text(open("Errors")))
                .contains("prac_7", "totalOrders is below zero", "\"totalOrders\" : -5", "Open")
                .doesNotContain("prac_8");
    }

    @Test
    void showsCallsWithErrorAndDuration() {
        insertRun("SUCCEEDED");
        database.jdbc().sql("""
                insert into sync_call (run_id, at, page, millis, status, rows, error)
                values (1, now(), 1, 2100, null, null, 'CuraGenesis cannot be reached'), (1, now(), 1, 84, 200, 250, null)""").update();

        assertThat(text(open("Calls"))).contains("No answer", "CuraGenesis cannot be reached", "2.1 s", "84 ms", "250");
    }

    @Test
    void showsEmptyTabs() {
        insertRun("SUCCEEDED");

        assertThat(text(open("Changes"))).isEqualTo("No changes.");
        assertThat(text(open("Errors"))).isEqualTo("No errors.");
        assertThat(text(open("Calls"))).startsWith("No calls stored");
        assertThat(_find(ApprovalBar.class)).isEmpty();
    }

    @Test
    void confirmsAnApprovalWithItsEffect() {
        insertRun("SUSPICIOUS");
        insertPractices(3);
        SyncUiSession.openMonitor(context, 1L);

        _click(_get(_get(ApprovalBar.class), Button.class));

        ConfirmationDialog dialog = _get(ConfirmationDialog.class);
        assertThat(text(dialog)).contains("marks 3 practices as no longer in CuraGenesis");
        assertThat(missing()).isZero();

        _click(_get(dialog, Button.class, spec -> spec.withText("Mark 3 practices")));

        assertThat(missing()).isEqualTo(3);
        assertThat(_get(Notification.class).getElement().getProperty("text"))
                .isEqualTo("Sync #1 approved: 3 practices marked as no longer in CuraGenesis.");
        assertThat(database.jdbc()
                        .sql(
                                "select actor || ' ' || action || ' ' || subject from audit_entry where action like 'sync%'")
                        .query(String.class)
                        .list())
                .containsExactly("admin@example.com sync.approve run 1");
    }

    @Test
    void explainsWhyAnOutdatedRunCannotBeApproved() {
        insertRun("SUSPICIOUS");
        insertRun("SUCCEEDED");
        SyncUiSession.openMonitor(context, 1L);

        assertThat(text(_get(ApprovalBar.class))).contains("Run 2 is a later full run");
        assertThat(_find(_get(ApprovalBar.class), Button.class)).isEmpty();
    }

    @Test
    void warnsOfWebhookLoss() throws Exception {
        insertRun("SUCCEEDED");
        database.jdbc().sql("update sync_run set missed_by_webhooks = 40").update();
        SyncUiSession.openMonitor(context, 1L);

        assertThat(text(_get(WebhookWarning.class)))
                .contains("The last sync changed 40 practices that no webhook had announced");
        assertThat(_get(_get(WebhookWarning.class), Anchor.class).getHref()).isEqualTo("webhooks");
        assertThat(text(_get(RunCounts.class))).contains("40 practices changed that no webhook had announced");
        StringBuilder out = new StringBuilder();
        csv.write(out);
        assertThat(out.toString().lines().map(line -> line.split(",")[15])).containsExactly("missedByWebhooks", "40");
    }

    @Test
    void showsAndExportsANote() throws Exception {
        insertRun("SUCCEEDED");
        database.jdbc()
                .sql("update sync_run set note = 'A page was dated 2035'")
                .update();
        SyncUiSession.openMonitor(context, 1L);

        assertThat(text(_get(RunDrawer.class))).contains("A page was dated 2035");
        StringBuilder out = new StringBuilder();
        csv.write(out);
        assertThat(out.toString()).contains(",note,error", ",A page was dated 2035,");
    }

    @Test
    void doesNotWarnOfFewLostWebhooks() {
        insertRun("SUCCEEDED");
        database.jdbc().sql("update sync_run set missed_by_webhooks = 25").update();
        SyncUiSession.openMonitor(context, null);

        assertThat(_find(WebhookWarning.class)).isEmpty();
    }

    /** Opens the first run with the given tab selected. */
    private Component open(String tab) {
        if (_find(RunDrawer.class).isEmpty()) {
            SyncUiSession.openMonitor(context, 1L);
        }
        TabSheet sections = _get(RunDrawer.class)
                .getChildren()
                .filter(TabSheet.class::isInstance)
                .map(TabSheet.class::cast)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < sections.getTabCount(); i++) {
            if (sections.getTabAt(i).getLabel().equals(tab)) {
                sections.setSelectedIndex(i);
            }
        }
        return sections.getComponent(sections.getSelectedTab());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private void insertRun(String status) {
        String insert = """
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at, fetched, unchanged)
                values ('FULL', 'SCHEDULE', ?, 'app-1', now() - interval '3 hours', now() - interval '3 hours', 10, 10)""";
        database.jdbc().sql(insert).param(status).update();
    }

    /** Inserts practices that no run has seen. */
    private void insertPractices(int count) {
        database.jdbc().sql("""
                insert into practice (practice_id, user_id, created_at)
                select 'prac_' || n, 'user_' || n, now() - interval '1 day' from generate_series(1, ?) n""").param(count).update();
    }

    private long missing() {
        return database.jdbc()
                .sql("select count(*) from practice where missing_since is not null")
                .query(Long.class)
                .single();
    }
}
