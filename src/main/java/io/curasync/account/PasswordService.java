package io.curasync.account;

import org.springframework.stereotype.Service;

@Service
class PasswordService implements Passwords {

    private final Reauthentication reauthentication;
    private final UserSessions sessions;
    private final NewPasswords newPasswords;

    PasswordService(Reauthentication reauthentication, UserSessions sessions, NewPasswords newPasswords) {
        this.reauthentication = reauthentication;
        this.sessions = sessions;
        this.newPasswords = newPasswords;
    }

    @Override
    public boolean has(long userId) {
        return reauthentication.hasPassword(userId);
    }

    @Override
    public void change(CurrentUser user, String current, String password, boolean revokeTokens) {
        reauthentication.verify(user, current);
        newPasswords.set(
                user.id(),
                user.email(),
                user.name(),
                password,
                sessions.current().orElse(null),
                revokeTokens,
                "by its user");
    }
}
