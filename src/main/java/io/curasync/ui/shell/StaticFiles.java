package io.curasync.ui.shell;

import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileHandlerFactory;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Serves static files as Vaadin does, except for the cache headers of some files. If the URL of a file changes with its content, browsers
 * may cache the file without revalidation. These files are our module and Vaadin's bundle, whose file names contain a hash, and Vaadin's
 * push script, whose URL has a hash as a parameter. Browsers and proxies must revalidate the scripts of the service worker, so that a new
 * version takes effect immediately.
 */
@Component
class StaticFiles implements StaticFileHandlerFactory {

    private static final Pattern NAME_WITH_HASH = Pattern.compile(
            "/VAADIN/build/.+-[\\w-]{8}\\.js|/assets/curasync-.*[0-9A-Z]{8}\\.js|/VAADIN/static/push/.+\\.js");

    private static final Set<String> WORKER_SCRIPTS =
            Set.of("/service-worker.js", "/offline-page.js", "/push-worker.js");

    private static final String CACHE_FOREVER = "max-age=31536000, immutable";

    @Override
    public StaticFileHandler createHandler(VaadinService service) {
        return new StaticFileServer(service) {
            @Override
            protected void writeCacheHeaders(String name, HttpServletRequest request, HttpServletResponse response) {
                super.writeCacheHeaders(name, request, response);
                if (NAME_WITH_HASH.matcher(name).matches()) {
                    response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_FOREVER);
                } else if (WORKER_SCRIPTS.contains(name)) {
                    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
                }
            }
        };
    }
}
