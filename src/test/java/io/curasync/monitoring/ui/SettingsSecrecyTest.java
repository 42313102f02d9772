package io.curasync.monitoring.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import tools.jackson.databind.JsonNode;

/** Settings in the API, and secrets that appear nowhere. */
class SettingsSecrecyTest extends SettingsHarness {

    @Test
    void apiReturnsValueSourceAndProblem() {
        Map<String, JsonNode> settings = JSON.readTree(get("/api/settings"))
                .valueStream()
                .collect(Collectors.toMap(setting -> setting.get("name").asString(), setting -> setting));

        assertThat(settings.get("CRON_SECRET").get("value").asString()).isEqualTo("••••••••cret");
        assertThat(settings.get("CRON_SECRET").get("source").asString()).isEqualTo("ENVIRONMENT");
        assertThat(settings.get("CRON_SECRET").get("problem").isNull()).isTrue();
        assertThat(settings.get("CURASYNC_OPENID_ISSUER").get("problem").asString())
                .contains("sign-in is off");
        assertThat(settings.get("SERVER_ADDRESS").get("value").isNull()).isTrue();
        assertThat(settings.get("CURASYNC_SYNC_MIN_INTERVAL").toString()).contains("\"1h\"", "\"DEFAULT\"");
    }

    @Test
    void leaksNoSecret(CapturedOutput log) {
        post("/api/health/checks/run");
        await().atMost(SOON).until(() -> count("select count(*) from alert_delivery where error is not null") > 0);
        rows().forEach(row -> _click(toggle(row)));
        _find(TextField.class).forEach(field -> assertNoSecret(field.getValue()));
        _find(TextArea.class).forEach(area -> assertNoSecret(area.getValue()));

        assertNoSecret(UI.getCurrent().getElement().getOuterHTML());
        assertNoSecret(get("/api/settings"));
        assertNoSecret(get("/api/health/checks"));
        assertNoSecret(get("/api/incidents"));
        for (String table : List.of("app_instance", "health_check", "incident", "alert_delivery", "notification")) {
            assertNoSecret(text("select coalesce(string_agg(t::text, ' '), '') from %s t".formatted(table)));
        }
        assertNoSecret(log.getAll());
        assertThat(_find(TextField.class)).as("lines for the .env file").hasSizeGreaterThan(50);
    }

    /** "Y2FuYXJ5" is the same word in base64. The last four characters of a secret are not secret. */
    private static void assertNoSecret(String text) {
        assertThat(text).doesNotContainIgnoringCase("canary").doesNotContain("Y2FuYXJ5");
    }
}
