package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.base.FeedItem;
import io.curasync.base.RelativeTime;

/** A place in the ticker. What happens moves everything one place on, which is sent as other words in the same places. */
final class TickerItem extends Composite<FeedItem> {

    private final Anchor link = new Anchor();
    private final Text title = new Text("");
    private final Text detail = new Text("");
    private final RelativeTime time = new RelativeTime();
    private Telling told;

    TickerItem(Telling telling) {
        told = telling;
        link.add(title);
        showWords();
    }

    @Override
    protected FeedItem initContent() {
        return new FeedItem(told.look().icon(), told.look().tone(), link, new Span(detail), time);
    }

    void tell(Telling telling) {
        if (telling == told) {
            return;
        }
        if (!telling.look().equals(told.look())) {
            getContent().setIcon(telling.look().icon(), telling.look().tone());
        }
        told = telling;
        showWords();
    }

    private void showWords() {
        link.setHref(told.href());
        title.setText(told.title());
        detail.setText(told.detail());
        time.setTime(told.at());
    }
}
