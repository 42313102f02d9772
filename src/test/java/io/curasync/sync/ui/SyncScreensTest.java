package io.curasync.sync.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import io.curasync.account.Role;
import io.curasync.live.Topic;
import io.curasync.sync.SyncOverview;
import io.curasync.sync.history.RunCsv;
import io.curasync.ui.ConfirmationDialog;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The monitor of runs and its actions. */
class SyncScreensTest extends SyncScreensHarness {

    @Autowired
    RunCsv csv;

    @Test
    void showsRunsAndQuarantinedRows() {
        insertRun("PARTIAL", "3 hours");
        database.jdbc().sql("""
                insert into quarantine (row_key, reason, raw, run_id) values ('prac_7', 'totalOrders is no number', '{}', 1)""").update();
        signIn(Role.ADMIN);
        SyncUiSession.openMonitor(context, null);

        RunTable table = _get(RunTable.class);
        assertThat(table.getElement().getTextRecursively()).contains("#1", "Partial", "Schedule", "3,412");
        assertThat(_get(QuarantineCard.class).getElement().getTextRecursively()).contains("prac_7", "is no number");
    }

    @Test
    void allowsTheMonitorOnlyToAdmins() {
        AccessAnnotationChecker checker = new AccessAnnotationChecker();

        assertThat(checker.hasAccess(SyncView.class, () -> "rep", "REP"::equals))
                .isFalse();
        assertThat(checker.hasAccess(SyncView.class, () -> "admin", "ADMIN"::equals))
                .isTrue();
    }

    @Test
    void showsARunWithItsCountsAndSkippedSyncs() {
        insertRun("SUCCEEDED", "3 hours");
        database.jdbc().sql("""
                insert into skipped_sync (kind, trigger, instance, reason, message)
                values ('FULL', 'CRON', 'app-1', 'FRESH', 'Fresh: it was')""").update();
        signIn(Role.ADMIN);

        SyncUiSession.openMonitor(context, 1L);

        assertThat(_get(RunDrawer.class).getElement().getTextRecursively()).contains("Adds up", "Fresh: it was");
    }

    @Test
    void offersOlderRunsAgainAfterManyNewRuns() {
        insertRun("SUCCEEDED", "3 hours");
        signIn(Role.ADMIN);
        SyncUiSession.openMonitor(context, null);
        assertThat(_find(Button.class, spec -> spec.withText("Show older runs")))
                .isEmpty();

        // In one statement: the screen must not see some of the runs first.
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at)
                select 'FULL', 'SCHEDULE', 'SUCCEEDED', 'app-1', now() - interval '2 hours', now() - interval '2 hours'
                from generate_series(1, :runs)""").param("runs", SyncOverview.MAX_RUNS).update();
        signal.publish(Topic.SYNC);

        eventually(() -> assertThat(_find(Button.class, spec -> spec.withText("Show older runs")))
                .hasSize(1));
    }

    @Test
    void closesTheCancelDialogWhenTheRunEnds() {
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, expected)
                values ('FULL', 'SCHEDULE', 'RUNNING', 'app-2', 100)""").update();
        signIn(Role.ADMIN);
        SyncUiSession.openMonitor(context, null);
        _click(_get(_get(RunningCard.class), Button.class));
        assertThat(_find(ConfirmationDialog.class)).hasSize(1);

        database.jdbc()
                .sql("update sync_run set status = 'SUCCEEDED', finished_at = now()")
                .update();
        signal.publish(Topic.SYNC);

        eventually(() -> assertThat(_find(ConfirmationDialog.class)).isEmpty());
    }

    @Test
    void confirmsAndAuditsCancellation() {
        answerAfter(20_000);
        signIn(Role.ADMIN);
        SyncUiSession.openMonitor(context, null);
        _click(_get(control(), Button.class));
        eventually(() -> _click(_get(_get(RunningCard.class), Button.class)));
        assertThat(audit()).isEmpty();

        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Cancel sync")));

        assertThat(audit()).containsExactly("admin@example.com sync.cancel run 1");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> database.jdbc()
                        .sql("select status from sync_run")
                        .query(String.class)
                        .single()
                        .equals("CANCELLED"));
    }

    @Test
    void neutralizesFormulasInTheExport() throws Exception {
        insertRun("FAILED", "3 hours");
        database.jdbc().sql("update sync_run set error = '=HYPERLINK(1,2)'").update();
        StringBuilder out = new StringBuilder();

        csv.write(out);

        assertThat(out.toString().lines()).hasSize(2).last().asString().endsWith("\"'=HYPERLINK(1,2)\"");
    }
}
