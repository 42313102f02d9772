package io.curasync.webhook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.base.MenuBadge;
import io.curasync.base.Quantity;
import io.curasync.live.Following;
import io.curasync.webhook.Events;

/** How many webhooks have failed, in the navigation. */
@org.springframework.stereotype.Component
class FailedBadge implements MenuBadge {

    private final Events events;

    FailedBadge(Events events) {
        this.events = events;
    }

    @Override
    public String path() {
        return WebhooksView.PATH;
    }

    @Override
    public Component badge() {
        Span badge = new Span();
        Following.follow(badge, events.failed(), count -> {
            badge.setText(Quantity.of(count));
            badge.setVisible(count > 0);
        });
        return badge;
    }
}
