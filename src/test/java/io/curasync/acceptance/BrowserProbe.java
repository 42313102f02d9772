package io.curasync.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Detects errors in a browser, and waits until a page is idle. */
final class BrowserProbe {

    /** Checks that Vaadin has responded, that charts and list rows are rendered, and that no animation is running. */
    private static final String AT_REST = """
            () => {
                document.getAnimations()
                    .filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)
                    .forEach(animation => animation.finish());
                const vaadin = Object.values(window.Vaadin?.Flow?.clients ?? {});
                const visible = selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility());
                return document.querySelector('main *') !== null
                    && vaadin.length > 0
                    && !vaadin.some(client => client.isActive?.())
                    && visible('vaadin-grid').every(grid => !grid.loading)
                    && visible('cura-chart').every(chart => chart.shadowRoot?.querySelector('svg'));
            }""";

    private static final String BLOCKED = "Service Worker registration blocked by Playwright";

    private final List<String> faults = new ArrayList<>();
    private final Set<Request> underWay = new HashSet<>();
    private final Map<Page, List<Request>> leftBehind = new HashMap<>();

    BrowserProbe(BrowserContext visitor) {
        visitor.onConsoleMessage(message -> {
            boolean isFault = message.type().equals("error") || message.type().equals("warning");
            if (isFault && !message.text().equals(BLOCKED)) {
                faults.add(message.type() + " " + message.text());
            }
        });
        visitor.onWebError(error -> faults.add(error.error()));
        visitor.onResponse(response -> {
            if (response.status() >= 400) {
                faults.add(response.status() + " " + response.url());
            }
        });
        visitor.onPage(page -> {
            // In contrast to those of the visitor, the requests of a page exclude those of a service worker, which have
            // no frame.
            page.onRequest(underWay::add);
            forgetAbortedRequests(page);
        });
        visitor.onRequestFinished(underWay::remove);
        visitor.onRequestFailed(request -> {
            underWay.remove(request);
            // Leaving a page aborts its liveness request.
            if (!request.url().endsWith("/alive") || !"net::ERR_ABORTED".equals(request.failure())) {
                faults.add(request.failure() + " " + request.method() + " " + request.url());
            }
        });
    }

    /**
     * Forgets the requests of the previous document, because the browser does not report the end of every request that it
     * aborts.
     */
    private void forgetAbortedRequests(Page page) {
        page.onFrameNavigated(frame -> {
            if (frame.equals(page.mainFrame())) {
                leftBehind.put(page, List.copyOf(underWay));
            }
        });
        page.onDOMContentLoaded(loaded -> leftBehind.getOrDefault(loaded, List.of()).stream()
                .filter(request -> request.frame().page().equals(loaded))
                .forEach(underWay::remove));
    }

    /** Opens an address and waits until the page is idle. */
    Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(path);
        awaitIdle(page);
        return page;
    }

    /** Waits until the page is idle. */
    void awaitIdle(Page page) {
        page.waitForFunction(AT_REST);
        try {
            page.waitForCondition(underWay::isEmpty);
        } catch (TimeoutError late) {
            throw new AssertionError(
                    "Under way: " + underWay.stream().map(Request::url).toList(), late);
        }
        page.waitForFunction(AT_REST);
    }

    /** Returns console errors and warnings, and failed or rejected requests, so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
