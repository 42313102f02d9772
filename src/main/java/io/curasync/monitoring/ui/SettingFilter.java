package io.curasync.monitoring.ui;

import io.curasync.monitoring.settings.Setting;
import java.util.Locale;
import java.util.function.Predicate;

/** Filter that the user can choose on the Settings screen. */
enum SettingFilter {
    SET("set here", Setting::isSet),
    DOUBTFUL("doubtful", setting -> setting.problem() != null);

    private final String label;
    private final Predicate<Setting> condition;

    SettingFilter(String label, Predicate<Setting> condition) {
        this.label = label;
        this.condition = condition;
    }

    String label() {
        return label;
    }

    boolean matches(Setting setting) {
        return condition.test(setting);
    }

    /**
     * Returns whether each word of the text occurs in the name, the group or the description of the setting. Ignores case, and treats dots,
     * hyphens and underscores as equal. For example, {@code sync.min-interval} finds {@code CURASYNC_SYNC_MIN_INTERVAL}.
     */
    static boolean contains(Setting setting, String text) {
        String searched = normalized(setting.name() + " " + setting.group() + " " + setting.description());
        for (String word : normalized(text).strip().split("\\s+")) {
            if (!searched.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[._-]", "_");
    }
}
