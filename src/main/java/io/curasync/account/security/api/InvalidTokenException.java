package io.curasync.account.security.api;

import org.springframework.security.core.AuthenticationException;

/** An invalid bearer token. The message states the reason, for the client. */
final class InvalidTokenException extends AuthenticationException {

    InvalidTokenException(String message) {
        super(message);
    }
}
