package io.curasync.account.security.api;

import org.springframework.security.core.AuthenticationException;

/**
 * Thrown if an API token is unknown, revoked or expired, or its user is deactivated. The message states the reason, for the
 * client.
 */
final class InvalidTokenException extends AuthenticationException {

    InvalidTokenException(String message) {
        super(message);
    }
}
