package io.curasync.account.credential;

import io.curasync.account.CurrentUser;
import io.curasync.account.DeviceSessions;
import io.curasync.account.Passwords;
import org.springframework.stereotype.Service;

@Service
class PasswordService implements Passwords {

    private final Reauthentication reauthentication;
    private final DeviceSessions sessions;
    private final PasswordUpdater passwordUpdater;

    PasswordService(Reauthentication reauthentication, DeviceSessions sessions, PasswordUpdater passwordUpdater) {
        this.reauthentication = reauthentication;
        this.sessions = sessions;
        this.passwordUpdater = passwordUpdater;
    }

    @Override
    public boolean has(long userId) {
        return reauthentication.hasPassword(userId);
    }

    @Override
    public void change(CurrentUser user, String current, String password, boolean revokeTokens) {
        reauthentication.verify(user, current);
        passwordUpdater.set(
                user.id(),
                user.email(),
                user.name(),
                password,
                sessions.current().orElse(null),
                revokeTokens,
                "by its user");
    }
}
