package io.curasync.account.security.login;

import org.springframework.security.authentication.CredentialsExpiredException;

/** Thrown if the password is correct, but was generated. The user must choose another password before signing in. */
public final class PasswordChangeRequiredException extends CredentialsExpiredException {

    private final long userId;

    PasswordChangeRequiredException(long userId) {
        super("The password was generated and has to be changed");
        this.userId = userId;
    }

    long userId() {
        return userId;
    }
}
