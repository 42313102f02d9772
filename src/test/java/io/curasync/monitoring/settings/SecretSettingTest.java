package io.curasync.monitoring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;

/** Secrets in settings are masked. */
class SecretSettingTest extends SettingReaderHarness {

    @Test
    void masksSecretsUpToTheirLastFourCharacters() {
        StandardEnvironment environment = environment(
                Map.of(
                        "CRON_SECRET", "0123456789ab",
                        "CURAGENESIS_VENDOR_TOKEN", "0123456789a",
                        "CURAGENESIS_WEBHOOK_SECRET", "an old webhook secret, a new webhook SECRET",
                        "CURASYNC_ALERT_URL", "https://hooks.slack.com/services/T0/B0/XyZ123456"),
                Map.of());

        assertThat(value(environment, "CRON_SECRET")).isEqualTo("••••••••89ab");
        assertThat(value(environment, "CURAGENESIS_VENDOR_TOKEN")).isEqualTo("••••••••");
        String masked = "••••••••cret, ••••••••CRET";
        assertThat(value(environment, "CURAGENESIS_WEBHOOK_SECRET")).isEqualTo(masked);
        assertThat(value(environment, "CURASYNC_ALERT_URL")).isEqualTo("••••••••3456");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://crm:s3cret@db:5432/crm        | postgresql://crm:••••••••@db:5432/crm",
                "postgresql://crm:p@ss:w#rd@a:1,b:2/crm     | postgresql://crm:••••••••@a:1,b:2/crm",
                "postgresql://crm@db/crm                    | postgresql://crm@db/crm",
                "jdbc:postgresql://db:5432/crm?user=crm&password=s3cret&ssl=true"
                        + "| jdbc:postgresql://db:5432/crm?user=crm&password=••••••••&ssl=true",
                "jdbc:postgresql://db/crm?sslpassword=s3cret| jdbc:postgresql://db/crm?sslpassword=••••••••",
            })
    void masksPasswordsInUrlsCompletely(String url, String shown) {
        assertThat(value(environment(Map.of("DATABASE_URL", url), Map.of()), "DATABASE_URL"))
                .isEqualTo(shown);
    }

    @Test
    void masksAValueThatContainsASecret() {
        StandardEnvironment environment = environment(
                Map.of(
                        "CRON_SECRET",
                        "a long enough secret",
                        "CURASYNC_OPENID_NAME",
                        "Sign in with a long enough secret"),
                Map.of());

        assertThat(value(environment, "CURASYNC_OPENID_NAME")).isEqualTo("••••••••");
    }

    @Test
    void showsNoSecretWhateverItsForm() {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (SettingDefinition definition : SettingCatalog.read()) {
            variables.put(
                    definition.name(),
                    definition.isSecret()
                            ? "canary-" + definition.name() + "-tail"
                            : "https://user:canary-" + definition.name() + "@host/path?access_token=canary-too&x=1");
        }
        variables.put("CURASYNC_MISPELLED_SECRET", "canary-unknown");

        List<Setting> settings = read(environment(variables, Map.of()));

        assertThat(settings).hasSize(variables.size());
        assertThat(settings.toString()).doesNotContain("canary");
    }

    @Test
    void leavesSecretsBlankInEnvLines() {
        StandardEnvironment environment = environment(
                Map.of(
                        "CRON_SECRET", "a long enough secret",
                        "DATABASE_URL", "postgresql://crm:s3cret@db/crm",
                        "CURASYNC_SYNC_FULL_CRON", "0 0 3 * * *"),
                Map.of());

        assertThat(setting(environment, "CRON_SECRET").envLine()).isEqualTo("CRON_SECRET=");
        assertThat(setting(environment, "DATABASE_URL").envLine()).isEqualTo("DATABASE_URL=");
        assertThat(setting(environment, "CURASYNC_SYNC_FULL_CRON").envLine())
                .isEqualTo("CURASYNC_SYNC_FULL_CRON='0 0 3 * * *'");
        assertThat(setting(environment, "CURASYNC_SYNC_MIN_INTERVAL").envLine())
                .isEqualTo("CURASYNC_SYNC_MIN_INTERVAL=1h");
    }
}
