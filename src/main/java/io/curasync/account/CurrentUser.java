package io.curasync.account;

import java.security.Principal;

/**
 * Who is signed in: the principal of every authenticated request and session.
 *
 * @param email   also the sign-in name
 * @param limited whether an API token speaks, whose scope leaves out what only admins may; it still sees what its user sees
 */
public record CurrentUser(long id, String email, String name, Role role, boolean limited) implements Principal {

    public CurrentUser(long id, String email, String name, Role role) {
        this(id, email, name, role, false);
    }

    public Scope scope() {
        return Scope.of(role, id);
    }

    /** Whether what only admins may is allowed now. */
    public boolean isAdmin() {
        return role == Role.ADMIN && !limited;
    }

    @Override
    public String getName() {
        return email;
    }
}
