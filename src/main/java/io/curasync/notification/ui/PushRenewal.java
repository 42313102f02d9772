package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import io.curasync.account.CurrentUser;
import io.curasync.notification.push.BrowserSubscription;
import io.curasync.notification.push.PushService;

/**
 * Invisible component of each page. Renews the push subscription if the user has turned push on in this browser. The renewal is necessary,
 * because a subscription ends with the session in which the user turned push on.
 */
@Tag("cura-push-renewal")
final class PushRenewal extends Component {

    private final PushService push;
    private final CurrentUser user;

    PushRenewal(PushService push, CurrentUser user) {
        this.push = push;
        this.user = user;
        getElement().setAttribute("user", Long.toString(user.id())).setAttribute("server-key", push.publicKey());
        PushSwitch.onSubscription(this, "push-renew", this::renew);
    }

    private void renew(BrowserSubscription subscription) {
        if (push.renew(user, subscription, PushSection.userAgent()) == PushService.Result.REMOVED) {
            getElement().callJsFunction("forget");
        }
    }
}
