package io.curasync.platform;

import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is and as whom to sign in there.
 *
 * @param jdbcUrl without user and password
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    /** For messages. */
    String address() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*", "");
    }

    DatabaseUrl orUser(@Nullable String otherUser, @Nullable String otherPassword) {
        return new DatabaseUrl(jdbcUrl, user == null ? otherUser : user, password == null ? otherPassword : password);
    }
}
