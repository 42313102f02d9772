package io.curasync.demo;

import java.net.InetAddress;
import java.net.URI;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Determines the URL of the application, including its context path. */
final class ApplicationUrl {

    private ApplicationUrl() {}

    /**
     * Returns the URL. If the server listens on all addresses or on the loopback address, the host is {@code localhost}.
     *
     * @throws IllegalStateException if the web server has not started yet
     */
    static URI of(Environment environment) {
        InetAddress address = Binder.get(environment)
                .bind("server.address", InetAddress.class)
                .orElse(null);
        String host = address == null || address.isAnyLocalAddress() || address.equals(InetAddress.getLoopbackAddress())
                ? "localhost"
                : address.getHostAddress();
        return URI.create("http://%s:%s%s/"
                .formatted(
                        host.contains(":") ? "[" + host + "]" : host,
                        environment.getRequiredProperty("local.server.port"),
                        environment.getProperty("server.servlet.context-path", "")));
    }
}
