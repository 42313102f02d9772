package io.curasync.demo;

import java.net.InetAddress;
import java.net.URI;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The URL of this application, including its context path. The demo sends webhooks and cron requests to it. */
final class ApplicationUrl {

    private ApplicationUrl() {}

    /**
     * Returns the URL, which ends with a slash. The host is {@code localhost} if the server listens on all addresses or on {@link
     * InetAddress#getLoopbackAddress()}.
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
