package io.curasync.monitoring.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** An application whose secrets all contain a canary, so that a leak anywhere can be found. */
@ExtendWith(OutputCaptureExtension.class)
@CuraSyncTest(
        properties = {
            "curagenesis.api-base=http://127.0.0.1:1",
            "curagenesis.vendor-token=canary-vendor-token",
            "curagenesis.webhook-secret=canary-webhook-secret-one,whsec_Y2FuYXJ5LXdlYmhvb2stc2VjcmV0LXR3bw==",
            "cron.secret=canary-cron-secret",
            "CURASYNC_ADMIN_PASSWORD=canary-admin-password",
            "spring.datasource.password=canary-database-password",
            "spring.mail.host=127.0.0.1",
            "spring.mail.username=crm",
            "spring.mail.password=canary-mail-password",
            "curasync.openid.client-secret=canary-openid-secret",
            "curasync.openid.name=Sign in with canary-openid-secret",
            "curasync.alert.url=http://127.0.0.1:1/canary-alert-path",
            "curasync.alert.secret=canary-alert-secret",
            "curasync.heartbeat.url=http://127.0.0.1:1/canary-heartbeat-path",
            "curasync.heartbeat.every=1s",
            "curasync.monitoring.every=500ms",
            "curasync.monitoring.settle=0s",
            "curasync.sync.incremental-cron=-",
            "curasync.sync.full-cron=-"
        })
abstract class SettingsHarness {

    static final Duration SOON = Duration.ofSeconds(20);
    static final JsonMapper JSON = new JsonMapper();

    @Autowired
    ApplicationContext context;

    @Autowired
    UserAccounts accounts;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    @BeforeEach
    void open() {
        User admin = accounts.findByEmail("morgan@example.com")
                .orElseGet(() -> TestUsers.admin(accounts, "morgan@example.com"));
        database.jdbc().sql("delete from app_instance where name like 'web-%'").update();
        await().atMost(SOON).until(() -> count("select count(*) from app_instance") > 0);
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("settings");
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    static List<SettingRow> rows() {
        return _find(SettingRow.class);
    }

    static SettingRow row(String name) {
        return rows().stream().filter(row -> name(row).equals(name)).findFirst().orElseThrow();
    }

    static String name(SettingRow row) {
        return row.getElement().getAttribute("data-setting");
    }

    static NativeButton toggle(SettingRow row) {
        return _get(row, NativeButton.class);
    }

    static String text(com.vaadin.flow.component.Component component) {
        return component.getElement().getTextRecursively();
    }

    String text(String sql) {
        return database.jdbc().sql(sql).query(String.class).single();
    }

    long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    String get(String path) {
        return body(HttpMethod.GET, path);
    }

    String post(String path) {
        return body(HttpMethod.POST, path);
    }

    String body(HttpMethod method, String path) {
        return String.valueOf(RestClient.create("http://localhost:" + port)
                .method(method)
                .uri(path)
                .headers(headers -> headers.setBasicAuth("morgan@example.com", TestUsers.PASSWORD))
                .retrieve()
                .body(String.class));
    }
}
