package io.curasync.monitoring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckStatus;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Sources and problems of settings. */
class SettingReaderTest extends SettingReaderHarness {

    private static final String DEMO = "Config resource 'class path resource [application-demo.yaml]' via location 'x'";
    private static final String EXTERNAL = "Config resource 'file [config/application.yaml]' via location 'x'";

    @Test
    void namesTheSourceThatTakesPrecedence() {
        StandardEnvironment environment = environment(
                Map.of(
                        "CURASYNC_SYNC_MIN_INTERVAL",
                        "2h",
                        "CURASYNC_SIGN_IN_REMEMBER_ME_TTL",
                        "7d",
                        "CRON_SECRET",
                        " "),
                Map.of("CURASYNC_SYNC_MIN_INTERVAL", "3h", "DATABASE_URL", "postgresql://db/crm"));
        environment.getPropertySources().addLast(new MapPropertySource(DEMO, Map.of("server.address", "127.0.0.1")));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(EXTERNAL, Map.of("curasync.webhook.workers", "4")));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", Map.of("server.port", "9090")));

        assertSetting(environment, "CURASYNC_SYNC_MIN_INTERVAL", "2h", SettingSource.ENVIRONMENT);
        assertSetting(environment, "CURASYNC_SIGN_IN_REMEMBER_ME_TTL", "7d", SettingSource.ENVIRONMENT);
        assertSetting(environment, "DATABASE_URL", "postgresql://db/crm", SettingSource.FILE);
        assertSetting(environment, "SERVER_ADDRESS", "127.0.0.1", SettingSource.DEFAULT);
        assertSetting(environment, "CURASYNC_WEBHOOK_WORKERS", "4", SettingSource.FILE);
        assertSetting(environment, "SERVER_PORT", "9090", SettingSource.ENVIRONMENT);
        assertSetting(environment, "CURASYNC_SYNC_FULL_CRON", "0 0 2 * * *", SettingSource.DEFAULT);
        assertSetting(environment, "CRON_SECRET", null, SettingSource.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CURAGENESIS_API_BASE=http://api.example.com CURAGENESIS_VENDOR_TOKEN=x | CURAGENESIS_API_BASE | WARN | https",
                "CURAGENESIS_API_BASE=http://203.0.113.7 CURAGENESIS_VENDOR_TOKEN=x     | CURAGENESIS_API_BASE | WARN | https",
                "CURAGENESIS_API_BASE=http://10.0.0.7 CURAGENESIS_VENDOR_TOKEN=x        | CURAGENESIS_API_BASE | -    | -",
                "CURAGENESIS_API_BASE=http://simulator:8099 CURAGENESIS_VENDOR_TOKEN=x  | CURAGENESIS_API_BASE | -    | -",
                "CURAGENESIS_API_BASE=https://api.example.com CURAGENESIS_VENDOR_TOKEN=x | CURAGENESIS_API_BASE | -   | -",
                "CURAGENESIS_API_BASE=https://api.example.com              | CURAGENESIS_VENDOR_TOKEN | FAIL | syncs are off",
                "CURAGENESIS_VENDOR_TOKEN=x                                | CURAGENESIS_API_BASE     | FAIL | syncs are off",
                "CURAGENESIS_WEBHOOK_SECRET=demo-webhook-secret            | CURAGENESIS_WEBHOOK_SECRET | FAIL | demo",
                "CURAGENESIS_WEBHOOK_SECRET=other-webhook-secret,demo-webhook-secret | CURAGENESIS_WEBHOOK_SECRET | FAIL | demo",
                "CRON_SECRET=fifteen-letters                               | CRON_SECRET | WARN | fewer than 16",
                "CRON_SECRET=sixteen-letters-                              | CRON_SECRET | -    | -",
                "CURASYNC_OPENID_ISSUER=https://id.example.com             | CURASYNC_OPENID_CLIENT_ID | WARN | sign-in is off",
                "SPRING_MAIL_HOST=mail                                     | CURASYNC_NOTIFICATION_BASE_URL | WARN | no links",
                "SPRING_MAIL_HOST=mail                                     | CURASYNC_NOTIFICATION_MAIL_FROM | WARN | sender",
                "CURASYNC_SYNC_TICK=1s                                     | CURASYNC_NOTIFICATION_BASE_URL | - | -",
                "CURASYNC_ALERT_SECRET=MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw     | CURASYNC_ALERT_SECRET | WARN | whsec_",
                "CURASYNC_ALERT_SECRET=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | CURASYNC_ALERT_SECRET | WARN | CURASYNC_ALERT_URL",
                "CURASYNC_TRUSTED_PROXIES=10.0.0.1,0.0.0.0/0               | CURASYNC_TRUSTED_PROXIES | FAIL | every machine",
                "DATABASE_URL=postgresql://a/b SPRING_DATASOURCE_URL=postgresql://c/d | DATABASE_URL | WARN | ignored",
                "CURASYNC_SYNC_MIN_INTERVALL=1h                            | CURASYNC_SYNC_MIN_INTERVALL | WARN | spelling",
            })
    void findsDoubtfulValues(String variables, String name, CheckStatus severity, String sentence) {
        Map<String, Object> set = new HashMap<>();
        for (String assignment : variables.split(" ")) {
            set.put(assignment.split("=", 2)[0], assignment.split("=", 2)[1]);
        }

        SettingProblem problem = setting(environment(set, Map.of()), name).problem();

        if (severity == null) {
            assertThat(problem).isNull();
        } else {
            assertThat(problem).isNotNull();
            assertThat(problem.severity()).isEqualTo(severity);
            assertThat(problem.sentence()).contains(sentence);
        }
    }

    @Test
    void findsNoProblemWithoutSettings() {
        assertThat(read(environment(Map.of(), Map.of()))).allSatisfy(setting -> {
            assertThat(setting.problem()).isNull();
            assertThat(setting.source()).isEqualTo(SettingSource.DEFAULT);
        });
    }

    @Test
    void findsNoProblemWithTheSecretsOfTheDemoItself() {
        StandardEnvironment environment = environment(Map.of(), Map.of());
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(DEMO, Map.of("cron.secret", "demo-cron-secret")));

        assertThat(setting(environment, "CRON_SECRET").problem()).isNull();
    }

    @Test
    void reportsQuotesThatWereRemoved() {
        StandardEnvironment environment = environment(
                Map.of("CURASYNC_TIME_ZONE", "\"America/New_York\""),
                Map.of(),
                Map.of("CURASYNC_TIME_ZONE", "America/New_York"));

        Setting setting = setting(environment, "CURASYNC_TIME_ZONE");

        assertThat(setting.value()).isEqualTo("America/New_York");
        assertThat(setting.problem()).isNotNull();
        assertThat(setting.problem().sentence()).contains("quotes");
    }

    @Test
    void ignoresVariablesOfKubernetesAndDocker() {
        StandardEnvironment environment = environment(
                Map.of(
                        "CURASYNC_SERVICE_HOST", "10.0.0.1",
                        "CURASYNC_SERVICE_PORT_HTTP", "80",
                        "CURASYNC_PORT_8080_TCP_ADDR", "10.0.0.1",
                        "CURASYNC_PORT", "tcp://10.0.0.1:8080",
                        "CURASYNC_PUBLISH", "127.0.0.1:8080",
                        "CURASYNC_SYNC_MININTERVAL", "1h"),
                Map.of());

        assertThat(read(environment)).noneMatch(setting -> setting.problem() != null);
    }

    @Test
    void digestsOnlyWhatMustBeEqualOnAllInstances() {
        Map<String, String> one =
                digests(Map.of("CRON_SECRET", "first", "SERVER_PORT", "1", "DATABASE_URL", "postgresql://a/b"));
        Map<String, String> other =
                digests(Map.of("CRON_SECRET", "second", "SERVER_PORT", "2", "DATABASE_URL", "postgresql://c/d"));

        assertThat(one).doesNotContainKeys("SERVER_PORT", "DATABASE_URL", "CURASYNC_INSTANCE");
        assertThat(one.get("CRON_SECRET")).matches("[0-9a-f]{8}").isNotEqualTo(other.get("CRON_SECRET"));
        assertThat(one.get("CURAGENESIS_WEBHOOK_SECRET")).isEmpty();
        one.remove("CRON_SECRET");
        other.remove("CRON_SECRET");
        assertThat(one).isEqualTo(other);
    }

    private static Map<String, String> digests(Map<String, Object> variables) {
        return new SettingReader(environment(variables, Map.of())).digests();
    }

    private static void assertSetting(
            StandardEnvironment environment, String name, String value, SettingSource source) {
        Setting setting = setting(environment, name);
        assertThat(setting.value()).as(name).isEqualTo(value);
        assertThat(setting.source()).as(name).isEqualTo(source);
    }
}
