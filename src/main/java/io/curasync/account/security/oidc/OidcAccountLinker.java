package io.curasync.account.security.oidc;

import io.curasync.account.credential.SecureTokens;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links a user to the OpenID Connect account with which the user first signed in. The provider may assign the user's email to another
 * person later. However, the provider must never reassign the combination of issuer and subject (OpenID Connect Core, section 5.7).
 */
@Component
class OidcAccountLinker {

    private final JdbcClient jdbc;

    OidcAccountLinker(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Links the user to the provider account if neither the user nor the account has a link yet.
     *
     * @return true if the user and the account are linked to each other now; false if the account is linked to another user, or the user
     *     to another account
     */
    boolean link(long userId, String issuer, String subject) {
        byte[] account = SecureTokens.digest(issuer + " " + subject);
        try {
            return jdbc.sql("""
                    update app_user set openid_account = coalesce(openid_account, :account)
                     where id = :id and coalesce(openid_account, :account) = :account
                    """).param("account", account).param("id", userId).update() > 0;
        } catch (DuplicateKeyException linkedToAnotherUser) {
            return false;
        }
    }
}
