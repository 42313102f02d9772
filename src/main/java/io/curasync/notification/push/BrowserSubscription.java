package io.curasync.notification.push;

import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.util.Base64;

/**
 * A push subscription, as the browser reports it.
 *
 * @param endpoint URL at the push service, to which pushes for this browser are sent
 * @param p256dh public key of the browser, in base64url
 * @param auth secret of the subscription, in base64url
 */
public record BrowserSubscription(String endpoint, String p256dh, String auth) {

    private static final int AUTH_BYTES = 16;

    /** Returns whether pushes can be encrypted with the keys. */
    boolean hasValidKeys() {
        try {
            UserAgentMessageEncryptionKeyInfo.of(p256dh, auth);
            return Base64.getUrlDecoder().decode(auth).length == AUTH_BYTES;
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
