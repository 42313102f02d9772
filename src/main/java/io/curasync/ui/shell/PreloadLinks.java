package io.curasync.ui.shell;

import com.vaadin.flow.server.Version;
import com.vaadin.flow.shared.ApplicationConstants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Adds preload links for files that every page needs, so that the browser loads the files in parallel. Without the links, the browser would
 * request them one after the other.
 */
final class PreloadLinks {

    /** Matches static and dynamic imports in the entry file of Vaadin's bundle. */
    private static final Pattern IMPORT = Pattern.compile("[\"`]\\./([\\w-]+\\.js)[\"`]");

    private static final String FOLDER = "VAADIN/build/";
    private static final String FONT = "aura/fonts/InstrumentSans/InstrumentSans.woff2";

    private final ConcurrentHashMap<String, Set<String>> imports = new ConcurrentHashMap<>();

    void addTo(Document page) {
        Element head = page.head();
        for (Element entry : page.select("script[src*=" + FOLDER + "]")) {
            String name = entry.attr("src").replaceFirst(".*/", "");
            for (String file : imports.computeIfAbsent(name, PreloadLinks::importsOf)) {
                head.appendElement("link").attr("rel", "modulepreload").attr("href", FOLDER + file);
            }
        }
        head.appendElement("link")
                .attr("rel", "preload")
                .attr("as", "script")
                .attr("href", ApplicationConstants.VAADIN_PUSH_JS + "?v=" + Version.getBuildHash());
        head.appendElement("link")
                .attr("rel", "preload")
                .attr("as", "font")
                .attr("type", "font/woff2")
                .attr("href", FONT)
                .attr("crossorigin", "");
    }

    private static Set<String> importsOf(String entry) {
        try (InputStream file = PreloadLinks.class.getResourceAsStream("/META-INF/VAADIN/webapp/" + FOLDER + entry)) {
            return file == null
                    ? Set.of()
                    : IMPORT.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
