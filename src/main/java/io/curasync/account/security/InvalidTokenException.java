package io.curasync.account.security;

import org.springframework.security.core.AuthenticationException;

/** An invalid bearer token. The message tells the client the reason. */
final class InvalidTokenException extends AuthenticationException {

    InvalidTokenException(String message) {
        super(message);
    }
}
