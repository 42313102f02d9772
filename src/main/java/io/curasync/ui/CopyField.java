package io.curasync.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;

/** A read-only text field, for example for a link, with a button that copies the text. */
public final class CopyField extends Div {

    public CopyField(String label, String text) {
        TextField field = new TextField(label);
        field.setValue(text);
        field.setReadOnly(true);
        field.setAutoselect(true);
        Button copy = new Button("Copy");
        // Browsers deny clipboard access to pages without TLS. There, the selection is copied instead.
        copy.getElement().executeJs("""
                this.addEventListener('click', async () => {
                    const input = $0.inputElement;
                    input.select();
                    try {
                        await navigator.clipboard.writeText(input.value);
                    } catch {
                        document.execCommand('copy');
                    }
                    this.textContent = 'Copied';
                });
                """, field.getElement());
        addClassName("cs-copy");
        add(field, copy);
    }
}
