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
 * Component for one position of the activity feed. When a new activity arrives, each component takes over the activity that the component
 * above it showed before. Therefore, only changed texts are sent to the browser. All items have the same height. Longer text is truncated,
 * and shown in full on hover.
 */
final class ActivityItem extends Composite<FeedItem> {

    private final Anchor link = new Anchor();
    private final Text title = new Text("");
    private final Span detail = new Span();
    private final RelativeTime time = new RelativeTime();
    private final Span placed = new Span();
    private final Span when = new Span(time, placed);
    private ActivityItemModel model;

    ActivityItem(ActivityItemModel activityItemModel) {
        model = activityItemModel;
        link.add(title);
        when.addClassName("kpi-when");
        update();
    }

    @Override
    protected FeedItem initContent() {
        return new FeedItem(model.iconStyle().icon(), model.iconStyle().tone(), link, detail, when);
    }

    void show(ActivityItemModel activityItemModel) {
        if (activityItemModel == model) {
            return;
        }
        if (!activityItemModel.iconStyle().equals(model.iconStyle())) {
            getContent()
                    .setIcon(
                            activityItemModel.iconStyle().icon(),
                            activityItemModel.iconStyle().tone());
        }
        model = activityItemModel;
        update();
    }

    private void update() {
        link.setHref(model.href());
        title.setText(model.title());
        link.setTitle(model.title());
        TextUpdater.show(detail, model.detail());
        detail.setTitle(model.detail());
        Instant placedAt = model.placedAt();
        time.setTime(model.at());
        time.setVisible(placedAt == null);
        TextUpdater.show(
                placed,
                placedAt == null
                        ? ""
                        : "placed " + BrowserTime.of(UI.getCurrent()).day(placedAt));
    }
}
