package io.curasync.platform.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Validates the durations and numbers among the settings of CuraSync. Spring calls this class when it binds a setting. A duration needs a
 * unit and must not exceed 36,500 days. Durations and numbers must not be negative.
 */
class SettingBindHandler extends AbstractBindHandler {

    SettingBindHandler(BindHandler parent) {
        super(parent);
    }

    @Override
    public @Nullable Object onSuccess(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        String property = name.toString();
        if (property.startsWith("curasync.") || property.startsWith("curagenesis.")) {
            if (result instanceof Duration) {
                SettingRules.requireDuration(
                        property,
                        context.getBinder().bind(property, String.class).get());
            } else if (result instanceof Number number) {
                SettingRules.requireAtLeast(property, number.longValue(), 0);
            }
        }
        return super.onSuccess(name, target, context, result);
    }
}
