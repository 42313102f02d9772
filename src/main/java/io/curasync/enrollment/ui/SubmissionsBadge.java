package io.curasync.enrollment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.enrollment.SubmissionQuery;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.ui.MenuBadge;
import io.curasync.ui.NumberLabels;

/** Badge in the navigation with the number of submissions that need attention. */
@org.springframework.stereotype.Component
class SubmissionsBadge implements MenuBadge {

    private final KeyedLiveValues<CurrentUser, Integer> counts;

    SubmissionsBadge(SubmissionQuery submissionQuery, LiveValues liveValues) {
        counts = liveValues.createFamily(Topic.ENROLLMENT, submissionQuery::countNeedingAttention);
    }

    @Override
    public String path() {
        return SubmissionsView.PATH;
    }

    @Override
    public Component badge() {
        CurrentUser user = CurrentUserAccess.require();
        Span badge = new Span();
        LiveBinding.follow(badge, counts.of(user), count -> {
            badge.setText(NumberLabels.of(count));
            badge.setVisible(count > 0);
        });
        return badge;
    }
}
