package io.curasync.practiceimport;

import io.curasync.account.RepNameNormalizer;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the user whose email address, name or alias is in a cell of an import. */
final class RepLookup {

    private final Map<String, Long> ids = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    private RepLookup(List<User> users) {
        for (User user : users) {
            Stream.concat(
                            Stream.of(RepNameNormalizer.key(user.email()), RepNameNormalizer.key(user.name())),
                            user.aliases().stream().map(RepNameNormalizer::key))
                    .distinct()
                    .forEach(key -> {
                        Long other = ids.putIfAbsent(key, user.id());
                        if (other != null && other != user.id()) {
                            ambiguous.add(key);
                        }
                    });
        }
    }

    /**
     * Creates a lookup for the current users. The lookup finds enabled users by email, name and alias, and disabled users only by email. An
     * export of practices can contain the emails of disabled users.
     */
    static RepLookup of(UserAccounts userAccounts) {
        RepLookup repLookup = new RepLookup(userAccounts.assignable());
        userAccounts.page(null, Integer.MAX_VALUE).stream()
                .filter(user -> !user.enabled())
                .forEach(user -> repLookup.ids.putIfAbsent(RepNameNormalizer.key(user.email()), user.id()));
        return repLookup;
    }

    /** Returns the id of the user with the given email, name or alias. Returns null if no user or more than one matches. */
    @Nullable
    Long id(String text) {
        String key = RepNameNormalizer.key(text);
        return ambiguous.contains(key) ? null : ids.get(key);
    }

    /** Returns the error message for a text that matches no user or more than one. */
    String fault(String text) {
        return ambiguous.contains(RepNameNormalizer.key(text))
                ? "“%s” is the name of more than one user: use the email address".formatted(text)
                : "no user is called “%s”".formatted(text);
    }
}
