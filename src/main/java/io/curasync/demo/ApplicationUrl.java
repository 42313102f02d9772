package io.curasync.demo;

import java.net.InetAddress;
import java.net.URI;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Determines the URL of the application, including its context path. */
final class ApplicationUrl {

    private ApplicationUrl() {}

    /** Returns the URL. Only available after the web server has started. */
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
