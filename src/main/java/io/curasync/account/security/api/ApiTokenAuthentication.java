package io.curasync.account.security.api;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.TokenScope;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Authentication of a user by an API token. The scope of the token limits the rights of the user. */
final class ApiTokenAuthentication extends AbstractAuthenticationToken {

    private final CurrentUser user;
    private final TokenScope scope;

    ApiTokenAuthentication(long id, String email, String name, Role role, TokenScope scope) {
        super(AuthorityUtils.createAuthorityList(
                role != Role.ADMIN || scope.includes(TokenScope.ADMIN) ? "ROLE_" + role : "ROLE_LIMITED"));
        this.user = new CurrentUser(id, email, name, role, !scope.includes(TokenScope.ADMIN));
        this.scope = scope;
        setAuthenticated(true);
    }

    TokenScope scope() {
        return scope;
    }

    /** Returns whether the token belongs to an admin but lacks the admin scope. */
    boolean lacksAdminScope() {
        return user.role() == Role.ADMIN && user.limited();
    }

    @Override
    public CurrentUser getPrincipal() {
        return user;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
