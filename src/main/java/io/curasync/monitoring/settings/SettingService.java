package io.curasync.monitoring.settings;

import io.curasync.account.CurrentUser;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Service;

/** Provides the settings of this instance, which do not change while it runs. All secrets are masked. */
@Service
public class SettingService {

    private final List<Setting> settings;
    private final Map<String, String> digests;

    SettingService(ConfigurableEnvironment environment) {
        SettingReader reader = new SettingReader(environment);
        settings = List.copyOf(reader.settings());
        digests = Map.copyOf(reader.digests());
    }

    /** Returns unknown environment variables that look like settings, followed by all settings in the order of the catalog. */
    public List<Setting> settings(CurrentUser by) {
        by.requireAdmin("see settings");
        return settings;
    }

    /** Returns the settings with a problem. */
    List<Setting> doubtful() {
        return settings.stream().filter(setting -> setting.problem() != null).toList();
    }

    /**
     * Returns digests of the values of the settings that must be equal on all instances, by name of the setting. The digest of a setting
     * without a value is empty.
     */
    public Map<String, String> digests() {
        return digests;
    }
}
