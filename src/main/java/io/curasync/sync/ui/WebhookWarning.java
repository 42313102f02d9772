package io.curasync.sync.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.Icon;
import org.jspecify.annotations.Nullable;

/** Warning that webhooks may be lost, with a link to the inbox. */
final class WebhookWarning extends Div {

    private final Span text = new Span();

    WebhookWarning() {
        addClassName("sync-warning");
        add(Icon.WARNING.create(), text, new Anchor("webhooks", "See the webhooks"));
        setVisible(false);
    }

    /**
     * Shows the warning.
     *
     * @param warning null to hide it
     */
    void show(@Nullable String warning) {
        setVisible(warning != null);
        text.setText(warning);
    }
}
