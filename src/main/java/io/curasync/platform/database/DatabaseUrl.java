package io.curasync.platform.database;

import org.jspecify.annotations.Nullable;

/**
 * Address of a PostgreSQL database, and the credentials.
 *
 * @param jdbcUrl without user and password
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    /** Returns hosts and database for messages. */
    String address() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*", "");
    }

    DatabaseUrl orUser(@Nullable String otherUser, @Nullable String otherPassword) {
        return new DatabaseUrl(jdbcUrl, user == null ? otherUser : user, password == null ? otherPassword : password);
    }
}
