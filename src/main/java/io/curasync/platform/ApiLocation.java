package io.curasync.platform;

import java.net.URI;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The {@code Location} header of an API answer. */
public final class ApiLocation {

    private ApiLocation() {}

    /**
     * Adds the context path of the current request. Without scheme and host, which behind a proxy only the caller knows for sure.
     *
     * @param path without the context path, such as {@code /api/sync/runs/7}
     */
    public static URI of(String path) {
        String context =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().getPath();
        return URI.create((context == null ? "" : context) + path);
    }
}
