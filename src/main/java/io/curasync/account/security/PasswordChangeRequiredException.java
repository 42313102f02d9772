package io.curasync.account.security;

import org.springframework.security.authentication.CredentialsExpiredException;

/** The password is right, but was generated: its user has to choose another before anything is opened. */
final class PasswordChangeRequiredException extends CredentialsExpiredException {

    private final long userId;

    PasswordChangeRequiredException(long userId) {
        super("The password was generated and has to be changed");
        this.userId = userId;
    }

    long userId() {
        return userId;
    }
}
