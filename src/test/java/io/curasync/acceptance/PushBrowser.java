package io.curasync.acceptance;

import com.microsoft.playwright.BrowserContext;
import io.curasync.testing.PushReceiver;
import java.util.Map;

/**
 * Lets pages of a browser subscribe at a push service of the test. Without a network, Chromium cannot subscribe at its vendor's, and
 * without a screen it refuses all notifications. {@link WorkerInspector} does the rest.
 */
final class PushBrowser {

    private static final String SCRIPT = """
            (() => {
                const given = %s;
                const subscription = {
                    endpoint: given.endpoint,
                    options: { applicationServerKey: null },
                    toJSON: () => given,
                    unsubscribe: async () => { localStorage.removeItem('test-subscribed'); return true; },
                };
                Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
                Notification.requestPermission = async () => 'granted';
                PushManager.prototype.getSubscription = async () => localStorage.getItem('test-subscribed') ? subscription : null;
                PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
                    subscription.options.applicationServerKey = applicationServerKey.buffer;
                    localStorage.setItem('test-subscribed', 'true');
                    return subscription;
                };
            })()""";

    private PushBrowser() {}

    /** @param receiver receives what the application sends to this browser */
    static void subscribeAt(PushReceiver receiver, BrowserContext visitor) {
        visitor.addInitScript(SCRIPT.formatted(ApiClient.JSON.writeValueAsString(Map.of(
                "endpoint",
                receiver.endpoint(),
                "keys",
                Map.of("p256dh", receiver.p256dh(), "auth", receiver.auth())))));
    }
}
