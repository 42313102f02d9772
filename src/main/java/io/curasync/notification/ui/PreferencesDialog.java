package io.curasync.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.curasync.account.CurrentUser;
import io.curasync.notification.MailMode;
import io.curasync.notification.MailSettings;
import io.curasync.notification.NotificationPreferences;
import io.curasync.notification.NotificationPreferences.Preference;
import io.curasync.ui.RelativeTime;
import java.time.Instant;
import java.util.Locale;

/** Dialog in which users choose the notifications that they receive, on screen and by email. Stores each change immediately. */
final class PreferencesDialog extends Dialog {

    private final NotificationPreferences notificationPreferences;
    private final MailSettings mail;
    private final CurrentUser user;

    PreferencesDialog(NotificationPreferences notificationPreferences, MailSettings mail, CurrentUser user) {
        this.notificationPreferences = notificationPreferences;
        this.mail = mail;
        this.user = user;
        setHeaderTitle("Notification settings");
        setWidth("min(600px, 100%)");
        Div content = new Div(new Paragraph(
                user.isAdmin()
                        ? "Orders and activations of all practices."
                        : "Orders and activations of your own practices."));
        content.addClassName("notification-preferences");
        notificationPreferences.of(user).forEach(preference -> content.add(row(preference)));
        Instant digest = mail.nextDigest();
        if (digest != null) {
            content.add(
                    new Paragraph(new Span("The next daily digest is sent "), new RelativeTime(digest), new Span(".")));
        }
        add(content);
        getFooter().add(new Button("Close", click -> close()));
    }

    private Div row(Preference preference) {
        Checkbox enabled = new Checkbox(preference.kind().label(), preference.enabled());
        Span explanation = new Span(preference.kind().explanation());
        explanation.addClickListener(click -> enabled.setValue(!enabled.getValue()));
        enabled.setHelperComponent(explanation);
        Select<MailMode> mode = new Select<>();
        mode.setItems(mail.modes());
        mode.setItemLabelGenerator(MailMode::label);
        mode.setValue(preference.mail());
        mode.setAriaLabel("Email about " + preference.kind().label().toLowerCase(Locale.ROOT));
        mode.setVisible(mail.isOffered());
        mode.setEnabled(preference.enabled());
        enabled.addValueChangeListener(change -> {
            mode.setEnabled(enabled.getValue());
            notificationPreferences.choose(
                    user, new Preference(preference.kind(), enabled.getValue(), mode.getValue()));
        });
        mode.addValueChangeListener(change -> notificationPreferences.choose(
                user, new Preference(preference.kind(), enabled.getValue(), mode.getValue())));
        Div row = new Div(enabled, mode);
        row.addClassName("notification-preference");
        return row;
    }
}
