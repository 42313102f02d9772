package io.curasync.assignment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.assignment.Unmatched;
import io.curasync.base.MenuBadge;
import io.curasync.base.Quantity;
import io.curasync.live.Following;

/** How many practices are nobody's, in the navigation. */
@org.springframework.stereotype.Component
class UnmatchedBadge implements MenuBadge {

    private final Unmatched unmatched;

    UnmatchedBadge(Unmatched unmatched) {
        this.unmatched = unmatched;
    }

    @Override
    public String path() {
        return UnmatchedView.PATH;
    }

    @Override
    public Component badge() {
        Span badge = new Span();
        Following.follow(badge, unmatched.liveCount(), count -> {
            badge.setText(Quantity.of(count));
            badge.setVisible(count > 0);
        });
        return badge;
    }
}
