package io.curasync.notification.ui;

import io.curasync.account.CurrentUser;
import io.curasync.notification.MailSettings;
import io.curasync.notification.NotificationPreferences;
import io.curasync.notification.push.PushPreferences;
import io.curasync.notification.push.PushService;
import org.springframework.stereotype.Component;

/** Opens the dialog with the notification preferences of a user. */
@Component
class PreferencesDialogs {

    private final NotificationPreferences notificationPreferences;
    private final PushPreferences pushPreferences;
    private final PushService push;
    private final MailSettings mail;

    PreferencesDialogs(
            NotificationPreferences notificationPreferences,
            PushPreferences pushPreferences,
            PushService push,
            MailSettings mail) {
        this.notificationPreferences = notificationPreferences;
        this.pushPreferences = pushPreferences;
        this.push = push;
        this.mail = mail;
    }

    void open(CurrentUser user) {
        new PreferencesDialog(notificationPreferences, pushPreferences, push, mail, user).open();
    }
}
