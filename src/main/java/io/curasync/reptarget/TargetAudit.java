package io.curasync.reptarget;

import io.curasync.reptarget.TargetChanges.Replaced;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts of the entry that {@link TargetService} writes to the audit log when targets change. */
final class TargetAudit {

    private TargetAudit() {}

    /**
     * Returns the subject of the entry: the email of the rep if one target changed, otherwise the number of changed targets.
     *
     * @param emails emails of the users, by user id
     */
    static String subject(TargetChanges changes, Map<Long, String> emails) {
        return changes.replaced().size() == 1
                ? email(changes.replaced().getFirst(), emails)
                : "%,d targets".formatted(changes.replaced().size());
    }

    /**
     * Returns the detail of the entry: the changed targets with the values before and after. If several targets changed, the detail starts
     * with the numbers of new, changed and cleared targets. The audit log truncates a long detail.
     *
     * @param emails emails of the users, by user id
     * @param origin origin of the changes, such as a file name; {@code null} for none
     */
    static String detail(TargetChanges changes, Map<Long, String> emails, @Nullable String origin) {
        String prefix = origin == null ? "" : origin + ": ";
        if (changes.replaced().size() == 1) {
            return prefix + values(changes.replaced().getFirst());
        }
        return changes.replaced().stream()
                .map(change -> email(change, emails) + " " + values(change))
                .collect(Collectors.joining(
                        "; ",
                        prefix
                                + "%,d new, %,d changed, %,d cleared. "
                                        .formatted(changes.created(), changes.updated(), changes.cleared()),
                        ""));
    }

    private static String values(Replaced change) {
        return "%s %s: %s → %s"
                .formatted(
                        change.key().month(),
                        change.key().measure().name().toLowerCase(Locale.ROOT),
                        value(change.before()),
                        value(change.after()));
    }

    private static String value(@Nullable Long target) {
        return target == null ? "none" : target.toString();
    }

    private static String email(Replaced change, Map<Long, String> emails) {
        return emails.getOrDefault(change.key().userId(), "user " + change.key().userId());
    }
}
