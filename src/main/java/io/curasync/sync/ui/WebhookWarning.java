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
        addClassName("cs-warning");
        add(Icon.WARNING.create(), text, new Anchor("webhooks", "See the webhooks"));
        setVisible(false);
    }

    /**
     * Shows or hides the warning.
     *
     * @param warning text of the warning; null to hide it
     */
    void show(@Nullable String warning) {
        setVisible(warning != null);
        text.setText(warning);
    }
}
