package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.platform.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** API for the caller's own notifications. */
@RestController
@RequestMapping("/api/notifications")
class NotificationEndpoint {

    /**
     * A notification as JSON.
     *
     * @param title short title, with times in UTC
     * @param body details, with times in UTC; empty if there are none
     * @param practiceId the practice id; null if it is unknown, if the notification is not about a single practice, or if the
     *     practice is outside the caller's scope
     * @param readAt null if the notification is unread
     */
    record Item(
            long id,
            String kind,
            String title,
            String body,
            @Nullable String practiceId,
            Instant createdAt,
            @Nullable Instant readAt) {

        private static Item of(NotificationItem notificationItem) {
            return new Item(
                    notificationItem.id(),
                    notificationItem.kind().name(),
                    notificationItem.title(),
                    notificationItem.body(),
                    notificationItem.practiceId(),
                    notificationItem.createdAt(),
                    notificationItem.readAt());
        }
    }

    record Recent(List<Item> notifications) {}

    private final Notifications notifications;

    NotificationEndpoint(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping("/recent")
    Recent recent(
            @AuthenticationPrincipal CurrentUser caller, @RequestParam(required = false) @Nullable Integer limit) {
        return new Recent(notifications.page(caller, NotificationFilter.ALL, Page.limit(limit)).stream()
                .map(Item::of)
                .toList());
    }

    @PostMapping("/{id}/dismiss")
    Map<String, Boolean> dismiss(@AuthenticationPrincipal CurrentUser caller, @PathVariable long id) {
        if (!notifications.dismiss(caller, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "You have no such notification.");
        }
        return Map.of("success", true);
    }
}
