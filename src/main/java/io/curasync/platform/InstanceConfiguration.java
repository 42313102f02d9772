package io.curasync.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Defines the identity of this instance, which consists of a unique name and the version. */
@Configuration(proxyBeanMethods = false)
public class InstanceConfiguration {

    /**
     * Version that is reported if Maven did not build the application, for example if an IDE compiled it. Only the Maven build stores the
     * actual version.
     */
    private static final String UNKNOWN_VERSION = "development";

    @Bean
    InstanceId instance(Environment environment, ObjectProvider<BuildProperties> build) {
        String prefix = environment.getProperty("curasync.instance", "");
        String name = "%s-%d-%04x"
                .formatted(
                        prefix.isBlank() ? hostName() : prefix.strip(),
                        ProcessHandle.current().pid(),
                        // The name contains a random number, because containers of one image often have the same host
                        // name and process id.
                        new SecureRandom().nextInt(0x10000));
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? null : properties.getVersion();
        return new InstanceId(name, Objects.requireNonNullElse(version, UNKNOWN_VERSION));
    }

    @Bean
    InfoContributor instanceInfo(InstanceId instanceId) {
        return info -> info.withDetail("instance", instanceId.name()).withDetail("version", instanceId.version());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "curasync";
        }
    }
}
