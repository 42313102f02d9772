package io.curasync.monitoring.settings;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Health check {@code settings}, which reports doubtful settings of the instance that runs the checks. */
@Component
class SettingsHealthCheck implements HealthCheck {

    private static final int MAX_NAMED = 3;

    private final SettingService settings;

    SettingsHealthCheck(SettingService settings) {
        this.settings = settings;
    }

    @Override
    public CheckId id() {
        return CheckId.SETTINGS;
    }

    @Override
    public CheckResult run() {
        List<Setting> doubtful = settings.doubtful();
        if (doubtful.isEmpty()) {
            return CheckResult.ok("All settings are valid.");
        }
        boolean fails = doubtful.stream().anyMatch(setting -> severity(setting) == CheckStatus.FAIL);
        return new CheckResult(
                fails ? CheckStatus.FAIL : CheckStatus.WARN,
                "%s %s doubtful: %s."
                        .formatted(
                                NumberLabels.of(doubtful.size(), "setting"),
                                doubtful.size() == 1 ? "is" : "are",
                                names(doubtful)),
                "Read the advice on the Settings screen, change the environment or the .env file, and restart.",
                doubtful.stream()
                        .map(setting -> setting.name() + ": " + problem(setting).sentence())
                        .toList());
    }

    private static String names(List<Setting> doubtful) {
        String names = doubtful.stream().limit(MAX_NAMED).map(Setting::name).collect(Collectors.joining(", "));
        return doubtful.size() > MAX_NAMED ? names + " and %d more".formatted(doubtful.size() - MAX_NAMED) : names;
    }

    private static CheckStatus severity(Setting setting) {
        return problem(setting).severity();
    }

    private static SettingProblem problem(Setting setting) {
        return Objects.requireNonNull(setting.problem());
    }
}
