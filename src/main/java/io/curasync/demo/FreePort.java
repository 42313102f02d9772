package io.curasync.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Replaces the setting {@code curasync.demo.port=0} with a free port. Runs before beans are created, because the configured URL of the
 * partner API contains the port.
 */
record FreePort(ConfigurableEnvironment environment) implements BeanFactoryPostProcessor {

    private static final String PORT = "curasync.demo.port";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        if ("0".equals(environment.getProperty(PORT))) {
            environment.getPropertySources().addFirst(new MapPropertySource("demo-port", Map.of(PORT, findFreePort())));
        }
    }

    private static int findFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
