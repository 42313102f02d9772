package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.base.CopyField;

/** Shows once what is kept nowhere: a link or a token. */
final class SecretDialog extends Dialog {

    /** @param more below it */
    SecretDialog(String title, String explanation, String label, String secret, Component... more) {
        setHeaderTitle(title);
        setWidth("min(560px, 100%)");
        // A click beside it would lose the secret.
        setCloseOnOutsideClick(false);
        Div content = new Div(new Paragraph(explanation), new CopyField(label, secret));
        content.add(more);
        content.addClassName("account-dialog");
        add(content);
        Button done = new Button("Done", _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
