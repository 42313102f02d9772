package io.curasync.account.security;

import org.springframework.security.core.AuthenticationException;

/** A bearer token that opens nothing; the message says why, for whoever holds it. */
final class InvalidTokenException extends AuthenticationException {

    InvalidTokenException(String message) {
        super(message);
    }
}
