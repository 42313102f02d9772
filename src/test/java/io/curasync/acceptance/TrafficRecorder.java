package io.curasync.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records the data that a page receives after its next load, in responses and over its WebSocket, except content that is
 * the same for all users.
 */
final class TrafficRecorder {

    /** Number of characters shown on each side of a match. */
    private static final int SURROUNDINGS = 80;

    private final StringBuilder received = new StringBuilder();
    private final List<Response> unread = new ArrayList<>();

    TrafficRecorder(Page page) {
        page.onWebSocket(socket -> socket.onFrameReceived(frame ->
                add(frame.text() != null ? frame.text() : new String(frame.binary(), StandardCharsets.UTF_8))));
        page.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                unread.clear();
            }
            if (!isRedirect(response.status()) && !isStatic(response.headers().getOrDefault("content-type", ""))) {
                unread.add(response);
            }
        });
    }

    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }

    private static boolean isStatic(String type) {
        return type.contains("javascript") || type.contains("css") || type.contains("font") || type.contains("image");
    }

    /** Records the responses so far, which a browser discards when it leaves the page. */
    void read() {
        List<Response> now = List.copyOf(unread);
        unread.clear();
        now.forEach(response -> body(response).ifPresent(this::add));
    }

    /** Empty for a late response to the previous page, whose body the browser has discarded. */
    private static Optional<String> body(Response response) {
        try {
            return Optional.of(response.text());
        } catch (PlaywrightException e) {
            if (String.valueOf(e.getMessage()).contains("navigated away")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Records the files that the page offers for download. */
    void download(Page page) {
        page.locator("a[download]")
                .all()
                .forEach(file ->
                        add(page.request().get("/" + file.getAttribute("href")).text()));
    }

    /** Records the response to a request of the page's user, without the requested path and id, which an error repeats. */
    void call(Page page, String path) {
        String id = path.replaceFirst(".*/(prac_\\d+).*", "$1");
        add(page.request().get(path).text().replace(path, "").replace(id, ""));
    }

    private void add(String text) {
        received.append(text).append('\n');
    }

    /** Finds a text that is not part of a longer word or number, such as a timestamp, and returns it with its context. */
    Optional<String> around(String text) {
        for (int at = received.indexOf(text); at >= 0; at = received.indexOf(text, at + 1)) {
            int end = at + text.length();
            if (!continuesAWord(at - 1) && !continuesAWord(end)) {
                return Optional.of(received.substring(
                        Math.max(0, at - SURROUNDINGS), Math.min(received.length(), end + SURROUNDINGS)));
            }
        }
        return Optional.empty();
    }

    private boolean continuesAWord(int position) {
        return position >= 0 && position < received.length() && Character.isLetterOrDigit(received.charAt(position));
    }

    String received() {
        return received.toString();
    }
}
