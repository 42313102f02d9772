package io.curasync.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices on which users are signed in. An ended session ends on every instance within two seconds. */
public interface DeviceSessions {

    /**
     * A signed-in device.
     *
     * @param lastUsedAt accurate to about a minute
     * @param address address of the last use; null if unknown
     * @param userAgent the browser's {@code User-Agent}; null if it sends none
     */
    record Device(
            long id,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable String address,
            @Nullable String userAgent) {}

    /** Returns the user's devices, most recently used first. */
    List<Device> of(long userId);

    /** Returns the device of the current request; empty for API calls by scripts and outside of requests. */
    Optional<Long> current();

    /** Signs out a device of this user, on the user's request. Does nothing if the device is another user's. */
    void end(CurrentUser user, long deviceId);

    /**
     * Signs out all other devices of a user, on the user's request.
     *
     * @return the number of devices signed out
     */
    int endOthers(CurrentUser user);

    /**
     * Signs a user out everywhere, within the caller's transaction if there is one.
     *
     * @param except a device that stays signed in; null for none
     * @return the number of devices signed out
     */
    int endAll(long userId, @Nullable Long except);
}
