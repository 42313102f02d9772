package io.curasync.sync.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import io.curasync.account.Role;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.sync.history.RunCsv;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.HeaderContribution;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests the sync screens and their actions. */
@CuraSyncTest(properties = {"curagenesis.vendor-token=token", "curasync.sync.heartbeat=200ms"})
class SyncScreensTest {

    private static final WireMockServer PARTNER = partner();
    private static final String PAGE = """
            {"items": [{"practiceId": "prac_1", "userId": "user_1", "state": "TX", "totalOrders": 2, "salesRep": ""}]}""";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    HeaderContribution syncHeader;

    @Autowired
    RunCsv csv;

    @Autowired
    ChangeSignal signal;

    private @Nullable SyncUiSession signedIn;

    private static WireMockServer partner() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void partnerAddress(DynamicPropertyRegistry settings) {
        settings.add("curagenesis.api-base", PARTNER::baseUrl);
    }

    @BeforeEach
    void answer() {
        database.clear();
        answerAfter(0);
    }

    @AfterEach
    void leave() {
        if (signedIn != null) {
            signedIn.close();
        }
        await().until(() -> database.jdbc()
                        .sql("select count(*) from sync_run where status = 'RUNNING' and requested_by is not null")
                        .query(Long.class)
                        .single()
                == 0);
    }

    @AfterAll
    static void stopPartner() {
        PARTNER.stop();
    }

    @Test
    void runsASyncAndNotifiesTheUser() {
        signIn(Role.REP);
        Component control = control();
        assertThat(badge(control)).isEqualTo("Never synced");

        _click(_get(control, Button.class, spec -> spec.withText("Sync now")));

        eventually(() -> assertThat(notices()).containsExactly("Sync #1 succeeded: 1 row, 1 changed"));
        eventually(() -> assertThat(badge(control)).isEqualTo("Synced"));
        assertThat(_get(control, Button.class).getText()).isEqualTo("Sync now");
        assertThat(database.jdbc()
                        .sql("select kind || trigger || requested_by from sync_run")
                        .query(String.class)
                        .single())
                .isEqualTo("FULLMANUALrep@example.com");
    }

    @Test
    void showsTheNextPossibleStartWithinTheMinimumInterval() {
        insertRun("SUCCEEDED", "16 minutes");
        signIn(Role.REP);
        Component control = control();

        Button button = _get(control, Button.class);
        assertThat(button.getThemeNames()).doesNotContain("primary");
        assertThat(control.getElement().getTextRecursively()).containsPattern("Sync again at \\d+:\\d\\d [AP]M");

        _click(button);
        _click(button);
        _click(button);

        assertThat(_find(ConfirmationDialog.class)).isEmpty();
        assertThat(notices())
                .hasSize(3)
                .allSatisfy(notice -> assertThat(notice)
                        .matches("Already up to date – synced 16 min ago. You can sync again at \\d+:\\d\\d [AP]M."));
        assertThat(runs()).isEqualTo(1);
        assertThat(refusals()).containsExactly("rep@example.com FRESH");
    }

    @Test
    void enablesTheButtonAfterTheMinimumInterval() {
        insertRun("SUCCEEDED", "59 minutes 58 seconds");
        signIn(Role.REP);
        Button button = _get(control(), Button.class);
        assertThat(button.getThemeNames()).doesNotContain("primary");

        // The backstop signal, which fires every 15 seconds.
        eventually(() -> {
            signal.publish(Topic.SYNC);
            assertThat(button.getThemeNames()).contains("primary");
        });
    }

    @Test
    void updatesTheButtonAfterARunOfAnotherInstance() {
        insertRun("SUCCEEDED", "3 hours");
        signIn(Role.REP);
        Button button = _get(control(), Button.class);
        assertThat(button.getThemeNames()).contains("primary");

        insertRun("SUCCEEDED", "1 minute");
        signal.publish(Topic.SYNC);

        eventually(() -> assertThat(button.getThemeNames()).doesNotContain("primary"));
    }

    @Test
    void letsAnAdminOverrideTheIntervalAndAuditsIt() {
        insertRun("SUCCEEDED", "5 minutes");
        signIn(Role.ADMIN);
        Component control = control();
        _click(_get(control, Button.class));
        assertThat(runs()).isEqualTo(1);
        assertThat(refusals()).containsExactly("admin@example.com FRESH");

        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Sync anyway")));

        assertThat(audit()).containsExactly("admin@example.com sync.override run 2");
        assertThat(refusals()).isEmpty();
        eventually(() -> assertThat(notices()).containsExactly("Sync #2 succeeded: 1 row, 1 changed"));
    }

    @Test
    void rejectsSyncsDuringACooldown() {
        database.jdbc().sql("""
                insert into source_cooldown (ends_at, reason)
                values (now() + interval '1 hour', 'CuraGenesis answered 429')""").update();
        signIn(Role.ADMIN);

        _click(_get(control(), Button.class));

        assertThat(_find(ConfirmationDialog.class)).isEmpty();
        assertThat(notices())
                .singleElement()
                .asString()
                .contains(
                        "CuraGenesis answered 429. The next call is possible at ", "An override does not change that.")
                .doesNotContain("UTC");
        assertThat(runs()).isZero();
    }

    @Test
    void showsProgressOnTheButton() {
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, expected, fetched, unchanged, pages)
                values ('FULL', 'SCHEDULE', 'RUNNING', 'app-2', 100, 62, 62, 1)""").update();
        signIn(Role.REP);
        Component control = control();

        Button button = _get(control, Button.class);
        assertThat(button.getText()).isEqualTo("62 %");
        assertThat(button.getAriaLabel()).contains("Sync now · running on app-2 · 62 %");

        _click(button);

        assertThat(_find(ProgressDialog.class)).hasSize(1);
        assertThat(notices()).isEmpty();
        assertThat(runs()).isEqualTo(1);
    }

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

    private static void answerAfter(int millis) {
        PARTNER.resetAll();
        PARTNER.stubFor(WireMock.get(WireMock.urlPathEqualTo("/api/partner/v1/practices"))
                .willReturn(WireMock.okJson(PAGE).withFixedDelay(millis)));
    }

    private void signIn(Role role) {
        signedIn = SyncUiSession.as(role, context);
    }

    /** Attaches the header contribution of the sync module to the screen. */
    private Component control() {
        Component control = syncHeader.component().orElseThrow();
        UI.getCurrent().add(control);
        return control;
    }

    private static String badge(Component control) {
        return control.getChildren().findFirst().orElseThrow().getElement().getTextRecursively();
    }

    private static List<String> notices() {
        return _find(Notification.class).stream()
                .map(notice -> notice.getElement().getProperty("text", ""))
                .toList();
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertion.run();
        });
    }

    private void insertRun(String status, String ago) {
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at, expected, fetched, updated, unchanged)
                values ('FULL', 'SCHEDULE', :status, 'app-1', now() - :ago::interval, now() - :ago::interval, 3412, 3412, 12, 3400)
                """).param("status", status).param("ago", ago).update();
    }

    private long runs() {
        return database.jdbc()
                .sql("select count(*) from sync_run")
                .query(Long.class)
                .single();
    }

    private List<String> refusals() {
        return database.jdbc()
                .sql("select requested_by || ' ' || reason from skipped_sync")
                .query(String.class)
                .list();
    }

    private List<String> audit() {
        return database.jdbc()
                .sql("select actor || ' ' || action || ' ' || subject from audit_entry where action like 'sync%'")
                .query(String.class)
                .list();
    }
}
