package io.curasync.account;

import java.security.Principal;
import org.springframework.security.access.AccessDeniedException;

/**
 * The authenticated user of a session, or of a request with a password or an API token.
 *
 * @param email email of the user, which is also the sign-in name
 * @param limited whether the request uses an API token without the admin scope. Such a request cannot perform admin actions, but can read
 *     all practices that the user can see.
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

    /** Returns whether this request may read all data. This is true for admins, even with an API token without the admin scope. */
    public boolean seesAll() {
        return role == Role.ADMIN;
    }

    /**
     * Throws an {@link AccessDeniedException} if this request may not perform admin actions.
     *
     * @param action the action for the message of the exception, which begins with "Only admins can", such as {@code assign practices}
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
