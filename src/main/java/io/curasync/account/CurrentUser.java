package io.curasync.account;

import java.security.Principal;
import org.springframework.security.access.AccessDeniedException;

/**
 * The signed-in user: the principal of every authenticated request and session.
 *
 * @param email also the sign-in name
 * @param limited whether the request uses an API token without the admin scope. Such a request may not perform admin actions, but
 *     sees all practices that the user sees.
 */
public record CurrentUser(long id, String email, String name, Role role, boolean limited) implements Principal {

    public CurrentUser(long id, String email, String name, Role role) {
        this(id, email, name, role, false);
    }

    public Scope scope() {
        return Scope.of(role, id);
    }

    /** Returns whether this request may perform admin actions. */
    public boolean isAdmin() {
        return role == Role.ADMIN && !limited;
    }

    /**
     * Throws an {@link AccessDeniedException} if this request may not perform admin actions.
     *
     * @param action completes "Only admins can …"
     */
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
