package io.curasync.acceptance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Delivers pushes to the service worker of an application over the DevTools protocol, as the connection to a push service would, and
 * records what it does. Has a page of its own, which is none of the application.
 */
final class WorkerInspector implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Chromium without a screen shows no notifications and opens no windows. */
    private static final String RECORD = """
            self.recorded = [];
            ServiceWorkerRegistration.prototype.showNotification = async (title, { body, data, tag }) => {
                self.recorded.push([title, body, data.url, tag].join('|'));
            };
            self.clients.openWindow = async (address) => { self.recorded.push('opened ' + address); };
            0""";

    private static final String CLICK = """
            (() => {
                const click = new ExtendableEvent('notificationclick');
                const notification = { data: { url: %s }, close: () => {} };
                Object.defineProperty(click, 'notification', { value: notification });
                self.dispatchEvent(click);
            })()""";

    private final Page blank;
    private final CDPSession page;
    private final CDPSession browser;
    private final String origin;
    private final String session;
    private final Map<Integer, JsonObject> answers = new HashMap<>();
    private final List<String> registrations = new ArrayList<>();
    private int calls;

    /** @param origin origin of the application, whose worker is registered */
    WorkerInspector(BrowserContext visitor, String origin) {
        this.origin = origin;
        blank = visitor.newPage();
        page = visitor.newCDPSession(blank);
        browser = visitor.browser().newBrowserCDPSession();
        browser.on("Target.receivedMessageFromTarget", event -> {
            JsonObject message =
                    JsonParser.parseString(event.get("message").getAsString()).getAsJsonObject();
            if (message.has("id")) {
                answers.put(message.get("id").getAsInt(), message);
            }
        });
        page.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(found -> registrations.add(
                                found.getAsJsonObject().get("registrationId").getAsString())));
        page.send("ServiceWorker.enable");
        JsonObject attach = new JsonObject();
        attach.addProperty("targetId", await(this::target));
        attach.addProperty("flatten", false);
        session = browser.send("Target.attachToTarget", attach).get("sessionId").getAsString();
        evaluate(RECORD);
    }

    private @Nullable String target() {
        JsonArray targets = browser.send("Target.getTargets").getAsJsonArray("targetInfos");
        return StreamSupport.stream(targets.spliterator(), false)
                .map(target -> target.getAsJsonObject())
                .filter(target -> target.get("type").getAsString().equals("service_worker"))
                .filter(target -> target.get("url").getAsString().startsWith(origin))
                .map(target -> target.get("targetId").getAsString())
                .findFirst()
                .orElse(null);
    }

    /** Delivers a decrypted message. */
    void deliver(String message) {
        JsonObject delivery = new JsonObject();
        delivery.addProperty("origin", origin);
        delivery.addProperty("registrationId", await(() -> registrations.isEmpty() ? null : registrations.getLast()));
        delivery.addProperty("data", message);
        page.send("ServiceWorker.deliverPushMessage", delivery);
    }

    /** Clicks a notification that leads to a path. */
    void click(String path) {
        evaluate(CLICK.formatted(ApiClient.JSON.writeValueAsString(path)));
    }

    /** Waits for this number of notifications, as {@code title|body|url|tag}, and opened windows, as {@code opened address}. */
    List<String> recorded(int count) {
        return await(() -> {
            List<String> found =
                    List.of(evaluate("self.recorded.join('\\u0000')").split("\0", -1));
            return found.size() < count || found.getFirst().isEmpty() ? null : found;
        });
    }

    private String evaluate(String expression) {
        int id = ++calls;
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        JsonObject call = new JsonObject();
        call.addProperty("id", id);
        call.addProperty("method", "Runtime.evaluate");
        call.add("params", parameters);
        JsonObject message = new JsonObject();
        message.addProperty("sessionId", session);
        message.addProperty("message", call.toString());
        browser.send("Target.sendMessageToTarget", message);
        JsonObject result =
                await(() -> answers.remove(id)).getAsJsonObject("result").getAsJsonObject("result");
        return result.has("value") ? result.get("value").getAsString() : "";
    }

    /** Waits until the value is not null. Playwright receives events only while it waits. */
    private <T> T await(Supplier<@Nullable T> value) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            T found = value.get();
            if (found != null) {
                return found;
            }
            blank.waitForTimeout(50);
        }
        throw new AssertionError("The service worker did not respond in time");
    }

    @Override
    public void close() {
        browser.detach();
        blank.close();
    }
}
