package io.curasync.demo;

import java.net.URI;
import org.springframework.core.env.Environment;

/** Where the application itself listens. */
final class OwnAddress {

    private OwnAddress() {}

    /** Known only once the web server has started. */
    static URI of(Environment environment) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }
}
