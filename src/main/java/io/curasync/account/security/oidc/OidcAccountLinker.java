package io.curasync.account.security.oidc;

import io.curasync.account.credential.SecureTokens;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links a user to the provider account of the first sign-in. Emails are reassigned over time; issuer and subject are not (OpenID
 * Connect Core, section 5.7).
 */
@Component
class OidcAccountLinker {

    private final JdbcClient jdbc;

    OidcAccountLinker(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the account is the user's. Links it at the first sign-in. False if it is linked to another user, or the user to
     * another account.
     */
    boolean isOf(long userId, String issuer, String subject) {
        byte[] account = SecureTokens.digest(issuer + " " + subject);
        try {
            return jdbc.sql("""
                    update app_user set openid_account = coalesce(openid_account, :account)
                     where id = :id and coalesce(openid_account, :account) = :account
                    """).param("account", account).param("id", userId).update() > 0;
        } catch (DuplicateKeyException anotherUsers) {
            return false;
        }
    }
}
