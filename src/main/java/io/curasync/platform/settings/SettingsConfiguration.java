package io.curasync.platform.settings;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Registers the checks of settings that run when Spring binds settings and creates beans. */
@Configuration(proxyBeanMethods = false)
public class SettingsConfiguration {

    @Bean
    static ConfigurationPropertiesBindHandlerAdvisor settingBindHandlerAdvisor() {
        return SettingBindHandler::new;
    }

    @Bean
    static ScheduledIntervalCheck scheduledIntervalCheck(Environment environment) {
        return new ScheduledIntervalCheck(environment);
    }
}
