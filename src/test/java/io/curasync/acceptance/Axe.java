package io.curasync.acceptance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds accessibility violations of a page with axe. */
final class Axe {

    private static final String WHOLE_PAGE = "html";

    /** Installed with the build of our web components. */
    private static final Path LIBRARY = Path.of("frontend", "node_modules", "axe-core", "axe.min.js");

    private static final String RUN = """
            async ([selector, rules]) => {
                const parts = [...document.querySelectorAll(selector)];
                const only = rules ? {runOnly: {type: 'rule', values: rules}} : {};
                const found = await axe.run(parts, {resultTypes: ['violations'], ...only});
                return found.violations.flatMap(rule => rule.nodes
                    .map(node => `${rule.id} (${rule.impact}) at ${node.target.flat().join(' ')}: ${node.html.slice(0, 300)}`));
            }""";

    private Axe() {}

    static List<String> findings(Page page) {
        return run(page, WHOLE_PAGE, null);
    }

    /** @param selector selector of the part of the page to check */
    static List<String> findings(Page page, String selector) {
        return run(page, selector, null);
    }

    /** Returns the violations of the rules that depend only on colors. */
    static List<String> findingsOfColor(Page page) {
        return findingsOfColor(page, WHOLE_PAGE);
    }

    /** @param selector selector of the part of the page to check */
    static List<String> findingsOfColor(Page page, String selector) {
        return run(page, selector, List.of("color-contrast", "link-in-text-block"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, String selector, @Nullable List<String> rules) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(library());
        }
        return (List<String>) page.evaluate(RUN, Arrays.asList(selector, rules));
    }

    private static String library() {
        try {
            return Files.readString(LIBRARY);
        } catch (IOException missing) {
            throw new UncheckedIOException(LIBRARY + " is made by the build, in Maven's process-resources", missing);
        }
    }
}
