package io.curasync.account;

import java.security.Principal;

/**
 * Who is signed in: the principal of every authenticated request and session.
 *
 * @param email also the sign-in name
 */
public record CurrentUser(long id, String email, String name, Role role) implements Principal {

    public Scope scope() {
        return Scope.of(role, id);
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    @Override
    public String getName() {
        return email;
    }
}
