package io.curasync.account;

import java.util.Optional;

/** Single sign-on by an external provider, if an operator has configured one. */
public interface SsoProvider {

    /**
     * A configured provider.
     *
     * @param name the provider's name for users
     * @param path path that starts the sign-in, relative to the context path and without a leading slash
     */
    record Provider(String name, String path) {}

    /** Returns the provider; empty if none is configured. */
    Optional<Provider> provider();
}
