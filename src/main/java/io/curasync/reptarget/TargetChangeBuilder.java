package io.curasync.reptarget;

import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.platform.text.CodePoints;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates the changes of targets that one file or one request contains. Finds users by email, and rejects a second change of the same
 * target.
 */
final class TargetChangeBuilder {

    private static final int MAX_SHOWN = 100;

    private final Map<String, User> users;
    private final Set<TargetKey> seen = new HashSet<>();

    private TargetChangeBuilder(Map<String, User> users) {
        this.users = users;
    }

    /** Reads all present users. Includes deactivated users, because their targets can be cleared. */
    static TargetChangeBuilder of(UserAccounts userAccounts) {
        return new TargetChangeBuilder(userAccounts.page(null, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(user -> key(user.email()), Function.identity())));
    }

    /**
     * Creates a change from the fields of a line or an item.
     *
     * @param email email of the user
     * @param month {@code null} if the line or item has no valid month
     * @param measure {@code null} if the line or item has no valid measure
     * @param target {@code null} to clear the target
     * @throws InvalidTargetException if there is no such user, if a deactivated user would get a target, if the month or the measure is
     *     {@code null}, or if an earlier line or item changes the same target
     */
    TargetChange change(String email, @Nullable YearMonth month, @Nullable TargetMeasure measure, @Nullable Long target)
            throws InvalidTargetException {
        User user = users.get(key(email));
        if (user == null) {
            throw new InvalidTargetException("rep must be the email of a user, but is “%s”."
                    .formatted(CodePoints.first(MAX_SHOWN, email.strip())));
        }
        if (!user.enabled() && target != null) {
            throw new InvalidTargetException(
                    "rep: %s is deactivated. Reactivate the user or leave out the target.".formatted(user.email()));
        }
        if (month == null) {
            throw new InvalidTargetException("month must be a month such as 2026-11.");
        }
        if (measure == null) {
            throw new InvalidTargetException("measure must be ORDERS or SALES.");
        }
        TargetKey key = new TargetKey(user.id(), month, measure);
        if (!seen.add(key)) {
            throw new InvalidTargetException("The target of %s for %s in %s occurs twice. Leave out one of them."
                    .formatted(user.email(), month, measure.label().toLowerCase(Locale.ROOT)));
        }
        return new TargetChange(key, target);
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
