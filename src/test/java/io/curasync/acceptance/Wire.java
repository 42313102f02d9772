package io.curasync.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** Everything that reaches a page from its next load on, in answers and over its web socket. */
final class Wire {

    private final StringBuilder received = new StringBuilder();
    private final List<Response> unread = new ArrayList<>();

    Wire(Page page) {
        page.onWebSocket(socket -> socket.onFrameReceived(
                frame -> received.append(frame.text() != null ? frame.text() : new String(frame.binary()))
                        .append('\n')));
        page.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                unread.clear();
            }
            String type = response.headers().getOrDefault("content-type", "");
            if (response.status() == 200 && (type.contains("json") || type.contains("html"))) {
                unread.add(response);
            }
        });
    }

    /** Takes in the answers so far; a browser forgets them when it leaves the page. */
    void read() {
        List<Response> now = List.copyOf(unread);
        unread.clear();
        now.forEach(response -> received.append(response.text()).append('\n'));
    }

    String received() {
        return received.toString();
    }
}
