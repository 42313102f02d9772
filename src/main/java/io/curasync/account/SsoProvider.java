package io.curasync.account;

import java.util.Optional;

/** Sign-in by somebody else's service, if an operator has set one up. */
public interface SsoProvider {

    /**
     * @param name what users call it
     * @param path where it begins, below the context path and without a slash in front
     */
    record Provider(String name, String path) {}

    Optional<Provider> provider();
}
