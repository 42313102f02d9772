package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import io.curasync.live.LiveBinding;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.inbox.FailureService;

/** Links between the list of events and the list of failure groups. */
final class WebhookTabs extends Nav {

    /**
     * Creates the links.
     *
     * @param current path of the view that contains the links
     */
    WebhookTabs(FailureService failureService, String current) {
        addClassName("webhook-tabs");
        getElement().setAttribute("aria-label", "Webhooks");
        Anchor failures = tab(FailuresView.PATH, "Failures", current);
        add(tab(WebhooksView.PATH, "Events", current), failures);
        LiveBinding.follow(
                this,
                failureService.liveCount(),
                count -> failures.setText(count == 0 ? "Failures" : "Failures · " + NumberLabels.of(count)));
    }

    private static Anchor tab(String path, String label, String current) {
        Anchor tab = new Anchor(path, label);
        if (path.equals(current)) {
            tab.getElement().setAttribute("aria-current", "page");
        }
        return tab;
    }
}
