package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.base.FeedItem;
import io.curasync.base.RelativeTime;

/** One thing that has happened. What is pushed out of the ticker is used again for what comes: that is sent much faster. */
final class TickerItem extends Composite<FeedItem> {

    private final Telling.Look look;
    private final Text title = new Text("");
    private final Anchor link = new Anchor();
    private final Text detail = new Text("");
    private final RelativeTime time = new RelativeTime();

    TickerItem(Telling telling) {
        look = telling.look();
        link.add(title);
        tell(telling);
    }

    @Override
    protected FeedItem initContent() {
        return new FeedItem(look.icon(), look.tone(), link, new Span(detail), time);
    }

    boolean canTell(Telling telling) {
        return look.equals(telling.look());
    }

    void tell(Telling telling) {
        link.setHref(telling.href());
        title.setText(telling.title());
        detail.setText(telling.detail());
        time.setTime(telling.at());
    }
}
