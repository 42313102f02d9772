package io.curasync.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where users are signed in. What ends here ends on every instance within a second or two. */
public interface DeviceSessions {

    /**
     * A device that is signed in.
     *
     * @param lastUsedAt to about a minute
     * @param address    where it was used last; null if that is not known
     * @param userAgent  as its browser calls itself; null if it does not
     */
    record Device(
            long id,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable String address,
            @Nullable String userAgent) {}

    /** Used last, first. */
    List<Device> of(long userId);

    /** The device that makes the present request; empty for a script's call and where there is no request. */
    Optional<Long> current();

    /** Signs a device of this user out, at the user's wish; one that is not the user's stays. */
    void end(CurrentUser user, long deviceId);

    /**
     * Signs a user out on all devices but the one that asks, at the user's wish.
     *
     * @return how many it were
     */
    int endOthers(CurrentUser user);

    /**
     * Signs a user out everywhere, within the caller's transaction if there is one.
     *
     * @param except this device stays; null: none does
     * @return how many devices it were
     */
    int endAll(long userId, @Nullable Long except);
}
