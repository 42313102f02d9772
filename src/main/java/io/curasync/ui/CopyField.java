package io.curasync.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;

/**
 * A read-only field with a text, such as a link, and a button that copies the text. If the text has several lines, the field shows all of
 * them.
 */
public final class CopyField extends Div {

    public CopyField(String label, String text) {
        TextFieldBase<?, String> field = text.contains("\n") ? new TextArea(label) : new TextField(label);
        field.setValue(text);
        field.setReadOnly(true);
        field.setAutoselect(true);
        Button copy = new Button("Copy");
        // Browsers deny clipboard access to pages without TLS. In this case, the script selects and copies the text
        // instead.
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
