package io.curasync.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives the process its name. */
@Configuration(proxyBeanMethods = false)
class InstanceConfiguration {

    @Bean
    Instance instance(Environment environment) {
        String prefix = environment.getProperty("curasync.instance", "");
        return new Instance("%s-%d-%04x"
                .formatted(
                        prefix.isBlank() ? hostName() : prefix.strip(),
                        ProcessHandle.current().pid(),
                        // Containers of one image often share host name and process id.
                        new SecureRandom().nextInt(0x10000)));
    }

    @Bean
    InfoContributor instanceInfo(Instance instance) {
        return info -> info.withDetail("instance", instance.name());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "curasync";
        }
    }
}
