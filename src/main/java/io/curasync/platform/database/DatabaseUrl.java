package io.curasync.platform.database;

import org.jspecify.annotations.Nullable;

/**
 * Address of a PostgreSQL database, with optional credentials.
 *
 * @param jdbcUrl URL for the JDBC driver, without user and password
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    /** Returns hosts and database for messages, without credentials. */
    String address() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*", "");
    }

    /** Returns the URL with the given user and password in place of missing ones. */
    DatabaseUrl withDefaultCredentials(@Nullable String defaultUser, @Nullable String defaultPassword) {
        return new DatabaseUrl(
                jdbcUrl, user == null ? defaultUser : user, password == null ? defaultPassword : password);
    }
}
