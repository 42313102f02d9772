package io.curasync.platform.database;

import org.jspecify.annotations.Nullable;

/**
 * Address of a PostgreSQL database, with optional credentials.
 *
 * @param jdbcUrl URL for the JDBC driver, without user and password
 * @param user null if not given
 * @param password null if not given
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    /** Returns the hosts and the name of the database for messages, without credentials and parameters. */
    String address() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*", "");
    }

    /** Returns a copy that uses the given user if the URL has none, and the given password if the URL has none. */
    DatabaseUrl withDefaultCredentials(@Nullable String defaultUser, @Nullable String defaultPassword) {
        return new DatabaseUrl(
                jdbcUrl, user == null ? defaultUser : user, password == null ? defaultPassword : password);
    }
}
