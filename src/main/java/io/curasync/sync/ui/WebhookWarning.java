package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.Icon;
import org.jspecify.annotations.Nullable;

/** Says that webhooks may get lost, and leads to where one can see. */
final class WebhookWarning extends Div {

    private final Span sentence = new Span();

    WebhookWarning() {
        addClassName("sync-warning");
        add(Icon.WARNING.create(), sentence, new Anchor("webhooks", "See the webhooks"));
        setVisible(false);
    }

    /** @param words null: nothing points to that */
    void show(@Nullable String words) {
        setVisible(words != null);
        sentence.setText(words);
    }
}
