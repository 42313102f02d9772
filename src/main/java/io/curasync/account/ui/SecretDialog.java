package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.ui.CopyField;

/** Dialog that shows a link or token once. The secret cannot be read again later, because only its digest is stored. */
final class SecretDialog extends Dialog {

    /**
     * Creates the dialog.
     *
     * @param label label of the field with the secret
     * @param more additional content below the secret
     */
    SecretDialog(String title, String explanation, String label, String secret, Component... more) {
        setHeaderTitle(title);
        setWidth("min(560px, 100%)");
        // An accidental click or key press would lose the secret, which is shown only once.
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        Div content = new Div(new Paragraph(explanation), new CopyField(label, secret));
        content.add(more);
        content.addClassNames("account-dialog", "account-secret");
        add(content);
        Button done = new Button("Done", _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
