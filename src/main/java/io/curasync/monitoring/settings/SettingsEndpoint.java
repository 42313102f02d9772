package io.curasync.monitoring.settings;

import io.curasync.account.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the settings of this instance to admins. */
@RestController
@RequestMapping("/api/settings")
@PreAuthorize("hasRole('ADMIN')")
class SettingsEndpoint {

    private final SettingService settings;

    SettingsEndpoint(SettingService settings) {
        this.settings = settings;
    }

    /** A setting in a response. {@code value} is masked if it is secret. */
    record SettingItem(
            String name,
            @Nullable String value,
            SettingSource source,
            String description,
            @Nullable String problem) {

        private static SettingItem of(Setting setting) {
            return new SettingItem(
                    setting.name(),
                    setting.value(),
                    setting.source(),
                    setting.description(),
                    setting.problem() == null ? null : setting.problem().sentence());
        }
    }

    @GetMapping
    List<SettingItem> settings(@AuthenticationPrincipal CurrentUser by) {
        return settings.settings(by).stream().map(SettingItem::of).toList();
    }
}
