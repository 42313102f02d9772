package io.curasync.platform.http;

import java.net.URI;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Builds values of the {@code Location} header of API responses. */
public final class ApiLocation {

    private ApiLocation() {}

    /**
     * Returns the path, preceded by the context path of the current request. Omits scheme and host, because behind a proxy, only the client
     * knows them reliably.
     *
     * @param path without the context path, such as {@code /api/sync/runs/7}
     */
    public static URI of(String path) {
        String context =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().getPath();
        return URI.create((context == null ? "" : context) + path);
    }
}
