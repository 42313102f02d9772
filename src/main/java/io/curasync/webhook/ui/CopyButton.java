package io.curasync.webhook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Copies the text of another component. */
final class CopyButton extends Button {

    CopyButton(String label, Component source) {
        super(label);
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        // The clipboard API is unavailable without TLS; there, select the text and copy the selection.
        getElement().executeJs("""
                this.addEventListener('click', async () => {
                    try {
                        await navigator.clipboard.writeText($0.textContent);
                    } catch {
                        getSelection().selectAllChildren($0);
                        document.execCommand('copy');
                    }
                    this.textContent = 'Copied';
                    setTimeout(() => this.textContent = $1, 2000);
                });
                """, source.getElement(), label);
    }
}
