package io.curasync.notification.push;

import io.curasync.account.CurrentUser;
import io.curasync.account.DeviceName;
import io.curasync.account.DeviceSessions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Manages the devices on which users receive push notifications. Treats devices of other users as nonexistent. */
@Service
public class PushService {

    private final PushSubscriptions subscriptions;
    private final PushKeys keys;
    private final PushClient client;
    private final DeviceSessions sessions;
    private final PushEndpoint endpoint;
    private final boolean enabled;

    PushService(
            PushSubscriptions subscriptions,
            PushKeys keys,
            PushClient client,
            DeviceSessions sessions,
            PushProperties properties) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.client = client;
        this.sessions = sessions;
        endpoint = new PushEndpoint(properties.allowLoopback());
        enabled = properties.enabled();
    }

    /** Result of subscribing the current browser, or of renewing its subscription. */
    public enum Result {
        SUBSCRIBED,
        /**
         * The browser was not subscribed. Its URL or keys are not accepted, push is turned off in the settings, or the request
         * belongs to no signed-in device.
         */
        NOT_SUPPORTED,
        /** The user has removed this device from the list of devices. The browser should end its subscription. */
        REMOVED
    }

    /**
     * Result of a test notification to all devices of a user.
     *
     * @param reached number of devices whose push service accepted the test
     * @param gone number of devices that were removed, because their subscriptions no longer exist
     * @param problem reason of the last failure; null if no device failed
     */
    public record TestResult(
            int reached, int gone, @Nullable String problem) {}

    /** Returns whether push notifications are available in this installation. */
    public boolean isOffered() {
        return enabled;
    }

    /** Returns the public VAPID key with which browsers subscribe, in base64url. */
    public String publicKey() {
        return keys.current().publicKey();
    }

    /** Returns the devices on which the user receives pushes, most recently added first. */
    public List<PushDevice> devices(CurrentUser user) {
        return subscriptions.devices(user.id());
    }

    /**
     * Subscribes the current browser to the pushes of the user. The subscription ends with the session of the device. If another
     * user was subscribed in this browser, ends that subscription.
     *
     * @param userAgent null if the browser sent none
     */
    public Result subscribe(CurrentUser user, BrowserSubscription subscription, @Nullable String userAgent) {
        Optional<Long> session = sessions.current();
        if (!enabled
                || session.isEmpty()
                || !endpoint.isAcceptable(subscription.endpoint())
                || !subscription.hasValidKeys()) {
            return Result.NOT_SUPPORTED;
        }
        subscriptions.save(user.id(), session.get(), subscription, publicKey(), DeviceName.of(userAgent));
        return Result.SUBSCRIBED;
    }

    /**
     * Subscribes the current browser again. Called for a browser in which the user turned push on in an earlier session. If the user has
     * removed the device from the list of devices, does not subscribe the browser, and deletes its revoked subscription.
     *
     * @param userAgent null if the browser sent none
     */
    public Result renew(CurrentUser user, BrowserSubscription subscription, @Nullable String userAgent) {
        return subscriptions.deleteRevoked(user.id(), subscription.endpoint())
                ? Result.REMOVED
                : subscribe(user, subscription, userAgent);
    }

    /** Ends the subscription of the user's current browser. */
    public void unsubscribe(CurrentUser user, String endpointOfBrowser) {
        subscriptions.delete(user.id(), endpointOfBrowser);
    }

    /** Stops pushes to one of the user's devices. */
    public void remove(CurrentUser user, long device) {
        subscriptions.revoke(user.id(), device);
    }

    /**
     * Sends a test notification to all devices on which the user receives pushes, even during quiet hours. Omits devices that
     * subscribed with an earlier key. Takes up to 10 seconds per device.
     */
    public TestResult sendTest(CurrentUser user) throws InterruptedException {
        int reached = 0;
        int gone = 0;
        String problem = null;
        for (PushTarget target : subscriptions.targets(user.id(), publicKey())) {
            switch (client.send(target, PushContent.TEST)) {
                case PushOutcome.Delivered _ -> reached++;
                case PushOutcome.Gone _ -> {
                    gone++;
                    subscriptions.forget(target);
                }
                case PushOutcome.Failed failed -> problem = failed.reason();
            }
        }
        return new TestResult(reached, gone, problem);
    }
}
