package io.curasync.webhook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.live.LiveBinding;
import io.curasync.ui.MenuBadge;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.inbox.InboxService;

/** Menu badge with the number of failed events that were not replaced by a correction. Hidden if there are none. */
@org.springframework.stereotype.Component
class FailedBadge implements MenuBadge {

    private final InboxService inboxService;

    FailedBadge(InboxService inboxService) {
        this.inboxService = inboxService;
    }

    @Override
    public String path() {
        return WebhooksView.PATH;
    }

    @Override
    public Component badge() {
        Span badge = new Span();
        LiveBinding.follow(badge, inboxService.failed(), count -> {
            badge.setText(NumberLabels.of(count));
            badge.setVisible(count > 0);
        });
        return badge;
    }
}
