package io.curasync.account.ui;

import io.curasync.base.StatusBadge;
import java.util.Map;

/** What was done, in words. An action that is not known here is shown as it is written. */
final class AuditWords {

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
            Map.entry("user.link", "Link made"),
            Map.entry("user.deactivated", "User deactivated"),
            Map.entry("user.reactivated", "User reactivated"),
            Map.entry("alias.added", "Alias added"),
            Map.entry("alias.removed", "Alias removed"),
            Map.entry("practice.assigned", "Practices assigned"),
            Map.entry("practice.assign-undone", "Assignment undone"),
            Map.entry("practice.released", "Assignment taken back"),
            Map.entry("practice.enrolled", "Practice enrolled"),
            Map.entry("submission.other", "Practice said not to be the submission's"),
            Map.entry("submission.absent", "Submission said not to have arrived"),
            Map.entry("book.imported", "Book imported"),
            Map.entry("book.import.cancelled", "Import cancelled"),
            Map.entry("sync.override", "Minimum between syncs passed"),
            Map.entry("sync.cancel", "Sync cancelled"),
            Map.entry("sync.approve", "Suspicious sync approved"),
            Map.entry("webhook.replay", "Webhooks replayed"),
            Map.entry("export", "Data exported"));

    private AuditWords() {}

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
