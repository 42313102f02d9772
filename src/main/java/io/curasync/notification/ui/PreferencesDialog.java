package io.curasync.notification.ui;

import com.vaadin.flow.component.Component;
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
import io.curasync.notification.NotificationKind;
import io.curasync.notification.NotificationPreferences;
import io.curasync.notification.NotificationPreferences.Preference;
import io.curasync.notification.push.PushPreferences;
import io.curasync.notification.push.PushService;
import io.curasync.ui.RelativeTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Dialog in which users choose the notifications that they receive on screen, as pushes and by email. Stores each change immediately. */
final class PreferencesDialog extends Dialog {

    private final NotificationPreferences notificationPreferences;
    private final PushPreferences pushPreferences;
    private final MailSettings mail;
    private final CurrentUser user;
    private final Set<NotificationKind> muted;
    private final List<Checkbox> pushBoxes = new ArrayList<>();

    PreferencesDialog(
            NotificationPreferences notificationPreferences,
            PushPreferences pushPreferences,
            PushService push,
            MailSettings mail,
            CurrentUser user) {
        this.notificationPreferences = notificationPreferences;
        this.pushPreferences = pushPreferences;
        this.mail = mail;
        this.user = user;
        muted = pushPreferences.mutedKinds(user);
        setHeaderTitle("Notification settings");
        setWidth("min(600px, 100%)");
        Div content = new Div(new Paragraph(
                user.isAdmin()
                        ? "Orders, activations and next steps of all practices."
                        : "Orders, activations and next steps of your own practices."));
        content.addClassName("notification-preferences");
        notificationPreferences.of(user).forEach(preference -> content.add(row(preference)));
        Instant digest = mail.nextDigest();
        if (digest != null) {
            content.add(
                    new Paragraph(new Span("The next daily digest is sent "), new RelativeTime(digest), new Span(".")));
        }
        content.add(pushSection(push));
        add(content);
        getFooter().add(new Button("Close", click -> close()));
    }

    private Component pushSection(PushService push) {
        if (!push.isOffered()) {
            pushBoxes.forEach(box -> box.setVisible(false));
            return new Paragraph(
                    user.isAdmin()
                            ? "Push notifications are off: CURASYNC_PUSH_ENABLED is false."
                            : "Push notifications are off. An admin can turn them on with CURASYNC_PUSH_ENABLED.");
        }
        return new PushSection(
                push, pushPreferences, user, hasDevices -> pushBoxes.forEach(box -> box.setVisible(hasDevices)));
    }

    private Div row(Preference preference) {
        NotificationKind kind = preference.kind();
        Checkbox enabled = new Checkbox(kind.label(), preference.enabled());
        Span explanation = new Span(kind.explanation());
        explanation.addClickListener(click -> enabled.setValue(!enabled.getValue()));
        enabled.setHelperComponent(explanation);
        Checkbox pushed = pushBox(kind, preference.enabled());
        Select<MailMode> mode = modeSelect(preference);
        enabled.addValueChangeListener(change -> {
            mode.setEnabled(enabled.getValue());
            pushed.setEnabled(enabled.getValue());
            notificationPreferences.choose(user, new Preference(kind, enabled.getValue(), mode.getValue()));
        });
        mode.addValueChangeListener(change ->
                notificationPreferences.choose(user, new Preference(kind, enabled.getValue(), mode.getValue())));
        Div row = new Div(enabled, pushed, mode);
        row.addClassName("notification-preference");
        return row;
    }

    private Checkbox pushBox(NotificationKind kind, boolean enabled) {
        Checkbox box = new Checkbox("Push", !muted.contains(kind));
        box.setAriaLabel("Push about " + kind.label().toLowerCase(Locale.ROOT));
        box.setEnabled(enabled);
        box.addValueChangeListener(change -> pushPreferences.choose(user, kind, change.getValue()));
        pushBoxes.add(box);
        return box;
    }

    private Select<MailMode> modeSelect(Preference preference) {
        Select<MailMode> mode = new Select<>();
        mode.setItems(mail.modes());
        mode.setItemLabelGenerator(MailMode::label);
        mode.setValue(preference.mail());
        mode.setAriaLabel("Email about " + preference.kind().label().toLowerCase(Locale.ROOT));
        mode.setVisible(mail.isOffered());
        mode.setEnabled(preference.enabled());
        return mode;
    }
}
