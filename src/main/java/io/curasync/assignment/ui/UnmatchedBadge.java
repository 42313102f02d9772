package io.curasync.assignment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.assignment.UnmatchedPracticeQuery;
import io.curasync.live.LiveBinding;
import io.curasync.ui.MenuBadge;
import io.curasync.ui.NumberLabels;

/** Navigation badge with the number of unmatched practices. Hidden if there are none. */
@org.springframework.stereotype.Component
class UnmatchedBadge implements MenuBadge {

    private final UnmatchedPracticeQuery unmatchedPracticeQuery;

    UnmatchedBadge(UnmatchedPracticeQuery unmatchedPracticeQuery) {
        this.unmatchedPracticeQuery = unmatchedPracticeQuery;
    }

    @Override
    public String path() {
        return UnmatchedView.PATH;
    }

    @Override
    public Component badge() {
        Span badge = new Span();
        LiveBinding.follow(badge, unmatchedPracticeQuery.liveCount(), count -> {
            badge.setText(NumberLabels.of(count));
            badge.setVisible(count > 0);
        });
        return badge;
    }
}
