package io.curasync.account;

import java.security.Principal;
import org.springframework.security.access.AccessDeniedException;

/**
 * The signed-in user: the principal of every authenticated request and session.
 *
 * @param email also the sign-in name
 * @param limited whether the request uses an API token without the admin scope. It still sees all that its user sees.
 */
public record CurrentUser(long id, String email, String name, Role role, boolean limited) implements Principal {

    public CurrentUser(long id, String email, String name, Role role) {
        this(id, email, name, role, false);
    }

    public Scope scope() {
        return Scope.of(role, id);
    }

    /** Whether admin actions are allowed for this request. */
    public boolean isAdmin() {
        return role == Role.ADMIN && !limited;
    }

    /** @param action completes "Only admins can …" */
    public void requireAdmin(String action) {
        if (!isAdmin()) {
            throw new AccessDeniedException("Only admins can " + action);
        }
    }

    @Override
    public String getName() {
        return email;
    }
}
