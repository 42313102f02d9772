package io.curasync.sync.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.account.Role;
import io.curasync.live.Topic;
import io.curasync.ui.ConfirmationDialog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The button that starts a sync, on all screens. */
class SyncButtonTest extends SyncScreensHarness {

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
        assertThat(control.getElement().getTextRecursively())
                // Shortly before midnight, the next start is on the next day.
                .containsPattern("Sync again at (\\w+ \\d+, )?\\d+:\\d\\d [AP]M");

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

    private static String badge(Component control) {
        return control.getChildren().findFirst().orElseThrow().getElement().getTextRecursively();
    }

    private static List<String> notices() {
        return _find(Notification.class).stream()
                .map(notice -> notice.getElement().getProperty("text", ""))
                .toList();
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
}
