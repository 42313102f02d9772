package io.curasync.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The devices on which users are signed in. When a device is signed out, its HTTP sessions on all instances end within two
 * seconds, unless PostgreSQL is unreachable.
 */
public interface DeviceSessions {

    /**
     * A signed-in device.
     *
     * @param id id of the device's session, which begins with a sign-in and ends with the sign-out
     * @param createdAt time of the sign-in
     * @param lastUsedAt time of the last use, accurate to about a minute
     * @param address address of the client at the last use; null if unknown
     * @param userAgent the browser's {@code User-Agent} at the last use; null if the browser sends none
     */
    record Device(
            long id,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable String address,
            @Nullable String userAgent) {}

    /** Returns the signed-in devices of the user, most recently used first. */
    List<Device> of(long userId);

    /**
     * Returns the id of the device that sent the current request. Returns an empty result outside requests, and for requests without a
     * signed-in session, such as API calls by scripts.
     */
    Optional<Long> current();

    /**
     * Signs out a device at the request of its user, and writes the audit entry. Does nothing if the device belongs to another user or is
     * already signed out.
     */
    void end(CurrentUser user, long deviceId);

    /**
     * Signs out all devices of a user except the current device, at the request of the user. Writes the audit entry.
     *
     * @return the number of devices signed out
     */
    int endOthers(CurrentUser user);

    /**
     * Signs out all devices of a user, within the caller's transaction if there is one. The caller writes the audit entry.
     *
     * @param except id of a device that stays signed in; null to sign out all devices
     * @return the number of devices signed out
     */
    int endAll(long userId, @Nullable Long except);
}
