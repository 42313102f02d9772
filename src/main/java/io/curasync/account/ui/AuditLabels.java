package io.curasync.account.ui;

import io.curasync.ui.BrowserTime;
import io.curasync.ui.LocalText;
import io.curasync.ui.StatusBadge;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Labels of the actions in the audit log. An action without a label is shown as stored. */
final class AuditLabels {

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("sign-in", "Signed in"),
            Map.entry("sign-in.failed", "Sign-in failed"),
            Map.entry("sign-in.new-place", "Signed in from a new address"),
            Map.entry("sign-out", "Signed out"),
            Map.entry("session.ended", "Device signed out"),
            Map.entry("session.replayed", "Device cookie used twice"),
            Map.entry("password.changed", "Password changed"),
            Map.entry("token.created", "API token created"),
            Map.entry("token.revoked", "API token revoked"),
            Map.entry("user.created", "User created"),
            Map.entry("user.renamed", "User renamed"),
            Map.entry("user.role", "Role changed"),
            Map.entry("user.link", "Link created"),
            Map.entry("user.deactivated", "User deactivated"),
            Map.entry("user.reactivated", "User reactivated"),
            Map.entry("alias.added", "Alias added"),
            Map.entry("alias.removed", "Alias removed"),
            Map.entry("practice.assigned", "Practices assigned"),
            Map.entry("practice.assign-undone", "Assignment undone"),
            Map.entry("practice.released", "Assignment returned to CuraGenesis"),
            Map.entry("practice.enrolled", "Practice enrolled"),
            Map.entry("submission.other", "Submission matched to another practice"),
            Map.entry("submission.absent", "Submission marked as not received"),
            Map.entry("practices.imported", "Practices imported"),
            Map.entry("import.canceled", "Import canceled"),
            Map.entry("import.undone", "Import undone"),
            Map.entry("sync.override", "Sync limit overridden"),
            Map.entry("sync.cancel", "Sync canceled"),
            Map.entry("sync.approve", "Suspicious sync approved"),
            Map.entry("webhook.replay", "Webhooks replayed"),
            Map.entry("incident.acknowledged", "Incident acknowledged"),
            Map.entry("alert.tested", "Test alert sent"),
            Map.entry("targets.changed", "Targets changed"),
            Map.entry("export", "Data exported"));

    /** Matches the filter and columns of an export, stored as URL parameters such as {@code columns=name%2Cstate&status=failed}. */
    private static final Pattern URL_PARAMETERS = Pattern.compile("[a-z]+=[^=&\\s]*(&[a-z]+=[^=&\\s]*)*");

    private AuditLabels() {}

    /**
     * Formats the subject or detail of an entry. Decodes URL parameters and shows times in the user's time zone.
     *
     * @param stored subject or detail; for null, the result is ""
     * @param time time zone of the user's browser
     */
    static String text(@Nullable String stored, BrowserTime time) {
        if (stored == null) {
            return "";
        }
        return URL_PARAMETERS.matcher(stored).matches() ? decoded(stored) : LocalText.of(stored, time);
    }

    /**
     * Converts URL parameters to readable text, such as {@code columns: name, state · status: failed}. Returns them unchanged if
     * their encoding is invalid.
     */
    private static String decoded(String parameters) {
        try {
            return Stream.of(parameters.split("&"))
                    .map(part -> part.split("=", 2))
                    .map(part -> part[0] + ": "
                            + URLDecoder.decode(part[1], StandardCharsets.UTF_8).replace(",", ", "))
                    .collect(Collectors.joining(" · "));
        } catch (IllegalArgumentException notEncoded) {
            return parameters;
        }
    }

    static String action(String action) {
        return ACTIONS.getOrDefault(action, action);
    }

    static StatusBadge badge(String action) {
        StatusBadge.Kind kind = switch (action) {
            case "sign-in.failed", "session.replayed" -> StatusBadge.Kind.ERROR;
            case "sync.override", "user.role", "user.deactivated", "export", "sync.approve" -> StatusBadge.Kind.WARN;
            default -> StatusBadge.Kind.NEUTRAL;
        };
        return new StatusBadge(kind, action(action));
    }
}
