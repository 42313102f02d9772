package io.curasync.monitoring.settings;

import io.curasync.platform.Sha256;
import io.curasync.platform.settings.EnvLine;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads the settings from an environment. Masks the secrets in the settings that it returns. */
final class SettingReader {

    private static final String UNKNOWN_GROUP = "Unknown";

    /**
     * Length of a digest in bytes. It is long enough to recognize that two values differ, but too short to find out a secret by trying
     * values.
     */
    private static final int DIGEST_BYTES = 4;

    private final ConfigurableEnvironment environment;
    private final List<SettingDefinition> catalog = SettingCatalog.read();
    private final ResolvedSettings resolved;
    private final SettingProblems problems;
    private final List<String> secrets;

    SettingReader(ConfigurableEnvironment environment) {
        this.environment = environment;
        resolved = new ResolvedSettings(environment, catalog);
        problems = new SettingProblems(resolved);
        secrets = catalog.stream()
                .filter(SettingDefinition::isSecret)
                .map(resolved::value)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns unknown environment variables that look like settings, followed by the settings in the order of the catalog. */
    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        UnknownVariables.find(environment, catalog).forEach(name -> settings.add(unknown(name)));
        catalog.forEach(definition -> settings.add(setting(definition)));
        return settings;
    }

    /** Returns digests of the values of the settings that must be equal on all instances, by name of the setting. */
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        catalog.stream()
                .filter(definition -> !definition.perInstance())
                .forEach(definition -> digests.put(definition.name(), digest(resolved.value(definition))));
        return digests;
    }

    private static String digest(@Nullable String value) {
        return value == null ? "" : HexFormat.of().formatHex(Sha256.of(value), 0, DIGEST_BYTES);
    }

    private Setting setting(SettingDefinition definition) {
        String value = resolved.value(definition);
        String shown = value == null ? null : masked(definition, value);
        return new Setting(
                definition.name(),
                definition.group(),
                shown,
                resolved.source(definition),
                definition.description(),
                problems.of(definition),
                EnvLine.of(definition.name(), value != null && value.equals(shown) ? value : ""));
    }

    private String masked(SettingDefinition definition, String value) {
        if (!definition.isSecret()) {
            return SecretMask.plain(value, secrets);
        }
        return definition.isList() ? SecretMask.secrets(value) : SecretMask.secret(value);
    }

    private static Setting unknown(String name) {
        return new Setting(
                name,
                UNKNOWN_GROUP,
                SecretMask.MASK,
                SettingSource.ENVIRONMENT,
                "Not a setting of CuraSync.",
                SettingProblem.warn("CuraSync has no such setting. Check the spelling, or remove it."),
                EnvLine.of(name, ""));
    }
}
