package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.FeedItem;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.TextUpdater;
import java.time.Instant;

/**
 * A place in the activity feed. What happens moves everything one place on, which is sent as other words in the same places. All places are
 * equally high whatever they say: longer text is cut, and shown as a whole on hover.
 */
final class ActivityItem extends Composite<FeedItem> {

    private final Anchor link = new Anchor();
    private final Text title = new Text("");
    private final Span detail = new Span();
    private final RelativeTime time = new RelativeTime();
    private final Span placed = new Span();
    private final Span when = new Span(time, placed);
    private ActivityItemModel told;

    ActivityItem(ActivityItemModel activityItemModel) {
        told = activityItemModel;
        link.add(title);
        when.addClassName("kpi-when");
        showWords();
    }

    @Override
    protected FeedItem initContent() {
        return new FeedItem(told.look().icon(), told.look().tone(), link, detail, when);
    }

    void tell(ActivityItemModel activityItemModel) {
        if (activityItemModel == told) {
            return;
        }
        if (!activityItemModel.look().equals(told.look())) {
            getContent()
                    .setIcon(
                            activityItemModel.look().icon(),
                            activityItemModel.look().tone());
        }
        told = activityItemModel;
        showWords();
    }

    private void showWords() {
        link.setHref(told.href());
        title.setText(told.title());
        link.setTitle(told.title());
        TextUpdater.show(detail, told.detail());
        detail.setTitle(told.detail());
        Instant placedAt = told.placedAt();
        time.setTime(told.at());
        time.setVisible(placedAt == null);
        TextUpdater.show(
                placed,
                placedAt == null
                        ? ""
                        : "placed " + BrowserTime.of(UI.getCurrent()).day(placedAt));
    }
}
