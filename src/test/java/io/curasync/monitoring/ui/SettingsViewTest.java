package io.curasync.monitoring.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.ui.EmptyState;
import io.curasync.ui.list.SearchField;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Settings screen, and the instances on it. */
class SettingsViewTest extends SettingsHarness {

    @Test
    void showsValueSourceAndAdviceByGroup() {
        assertThat(text(row("CURASYNC_OPENID_ISSUER"))).contains("Doubtful", "sign-in is off", "not set", "Default");
        assertThat(text(row("CRON_SECRET"))).contains("••••••••cret", "Environment", "Valid", "external scheduler");
        assertThat(_get(SettingsView.class).getElement().getTextRecursively())
                .contains("CuraGenesis", "Webhooks", "Syncs");
        assertThat(_get(Anchor.class, spec -> spec.withClasses("cs-button")).getHref())
                .isEqualTo("settings/errors");
    }

    @Test
    void searchesAndFilters() {
        _get(SearchField.class).setValue("scheduler");
        assertThat(rows()).extracting(SettingsViewTest::name).containsExactly("CRON_SECRET");

        _get(SearchField.class).setValue("sync.min-interval");
        assertThat(rows()).extracting(SettingsViewTest::name).containsExactly("CURASYNC_SYNC_MIN_INTERVAL");

        _get(SearchField.class).setValue("nothing of the kind");
        assertThat(_find(EmptyState.class)).hasSize(1);

        UI.getCurrent().navigate("settings", QueryParameters.simple(Map.of("show", "doubtful", "q", "openid")));
        assertThat(rows())
                .extracting(SettingsViewTest::name)
                .containsExactly("CURASYNC_OPENID_ISSUER", "CURASYNC_OPENID_CLIENT_ID");
    }

    @Test
    void offersLinesForTheEnvFile() {
        SettingRow row = row("CURASYNC_SYNC_FULL_CRON");
        NativeButton toggle = toggle(row);

        _click(toggle);
        assertThat(_get(row, TextField.class).getValue()).isEqualTo("CURASYNC_SYNC_FULL_CRON=-");
        assertThat(toggle.getElement().getAttribute("aria-expanded")).isEqualTo("true");
        _click(toggle);
        assertThat(toggle.getElement().getAttribute("aria-expanded")).isEqualTo("false");

        assertThat(_get(TextArea.class).getValue().lines())
                .contains(
                        "CURASYNC_SYNC_FULL_CRON=-",
                        "CRON_SECRET=",
                        "CURASYNC_ALERT_URL=",
                        "SPRING_MAIL_HOST=127.0.0.1")
                .noneMatch(line -> line.startsWith("CURASYNC_SYNC_MIN_INTERVAL"));
    }

    @Test
    void showsTheInstancesAndTheirDifferences() {
        simulate("web-2", 3_200, "{\"CRON_SECRET\": \"00000000\"}");
        UI.getCurrent().navigate("settings");
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate("settings");

        assertThat(text(_get(InstancesCard.class)))
                .contains("2 running instances", "different values of CRON_SECRET", "differs in CRON_SECRET")
                .contains("web-2", "9.9", "3.2 s ahead", "this instance");
    }

    @Test
    void checksJudgeTheInstances() {
        simulate("web-2", 31_000, "{\"CRON_SECRET\": \"00000000\"}");

        Map<String, String> status = JSON.readTree(post("/api/health/checks/run"))
                .get("checks")
                .valueStream()
                .collect(Collectors.toMap(
                        check -> check.get("id").asString(),
                        check -> check.get("status").asString()));

        assertThat(status)
                .containsEntry("settings", "WARN")
                .containsEntry("instances", "WARN")
                .containsEntry("database-clock", "FAIL")
                .containsEntry("database", "OK");
    }

    private void simulate(String name, long clockOffset, String settings) {
        database.jdbc()
                .sql("insert into app_instance (name, version, started_at, heartbeat_at, clock_offset_ms, settings)"
                        + " values (?, '9.9', now(), now(), ?, ?::jsonb)")
                .params(name, clockOffset, settings)
                .update();
    }
}
