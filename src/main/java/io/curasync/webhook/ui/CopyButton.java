package io.curasync.webhook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Button that copies the text of another component to the clipboard. */
final class CopyButton extends Button {

    CopyButton(String label, Component source) {
        super(label);
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        // Without TLS, browsers do not provide the clipboard API. In this case, the script selects and copies the text.
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
