package io.curasync.monitoring.settings;

import java.util.List;
import java.util.Map;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Reads the settings of a simulated environment. */
abstract class SettingReaderHarness {

    static String value(StandardEnvironment environment, String name) {
        return setting(environment, name).value();
    }

    static Setting setting(StandardEnvironment environment, String name) {
        return read(environment).stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Setting> read(StandardEnvironment environment) {
        return new SettingReader(environment).settings();
    }

    static StandardEnvironment environment(Map<String, Object> variables, Map<String, Object> file) {
        return environment(variables, file, variables);
    }

    /** Imitates an environment after {@code EnvFilePostProcessor}, which removes quotes. */
    static StandardEnvironment environment(
            Map<String, Object> raw, Map<String, Object> file, Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return raw;
            }
        };
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        environment.getPropertySources().addAfter(name, new SystemEnvironmentPropertySource("dotenv-" + name, file));
        return environment;
    }
}
