package io.curasync.demo;

import java.net.URI;
import org.springframework.core.env.Environment;

/** Where the application itself listens, its context path included. */
final class OwnAddress {

    private OwnAddress() {}

    /** Known only once the web server has started. */
    static URI of(Environment environment) {
        return URI.create("http://localhost:%s%s/"
                .formatted(
                        environment.getRequiredProperty("local.server.port"),
                        environment.getProperty("server.servlet.context-path", "")));
    }
}
