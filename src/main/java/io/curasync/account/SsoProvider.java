package io.curasync.account;

import java.util.Optional;

/** External provider for single sign-on, if one is configured. The sign-in screen shows a link to the provider. */
public interface SsoProvider {

    /**
     * A configured provider.
     *
     * @param name name of the provider, as displayed to users
     * @param path path at which the sign-in starts, relative to the context path and without a leading slash
     */
    record Provider(String name, String path) {}

    /** Returns the provider; empty if none is configured. */
    Optional<Provider> provider();
}
