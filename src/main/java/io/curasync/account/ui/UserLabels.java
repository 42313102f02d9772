package io.curasync.account.ui;

import io.curasync.account.Role;
import io.curasync.account.UserAdministration.Status;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Labels of the account screens. */
final class UserLabels {

    private UserLabels() {}

    static String role(Role role) {
        return switch (role) {
            case ADMIN -> "Admin";
            case REP -> "Rep";
        };
    }

    static String status(Status status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case INVITED -> "Invited";
            case DEACTIVATED -> "Deactivated";
        };
    }

    static StatusBadge.Kind tone(Status status) {
        return switch (status) {
            case ACTIVE -> StatusBadge.Kind.OK;
            case INVITED -> StatusBadge.Kind.WARN;
            case DEACTIVATED -> StatusBadge.Kind.NEUTRAL;
        };
    }

    static StatusBadge badge(Status status) {
        return new StatusBadge(tone(status), status(status));
    }

    static String people(int count) {
        return count == 1 ? "1 person" : NumberLabels.of(count) + " people";
    }

    /** Parses aliases, one per line. Ignores blank lines. */
    static List<String> aliases(String lines) {
        return Arrays.stream(lines.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static String lines(List<String> aliases) {
        return aliases.stream().collect(Collectors.joining("\n"));
    }

    /** Formats an IP address. Shortens the first run of at least two zero groups in an IPv6 address to {@code ::}. Returns "" for null. */
    static String address(@Nullable String address) {
        return address == null ? "" : address.replaceFirst("(^|:)(0(:|$)){2,}", "::");
    }

    /** Returns the URL of the screen on which a user chooses a password with this token. */
    static String link(String token) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("invitation", token)
                .toUriString();
    }
}
