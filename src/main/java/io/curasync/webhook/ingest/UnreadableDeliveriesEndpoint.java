package io.curasync.webhook.ingest;

import io.curasync.platform.http.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists unreadable deliveries, for admins. */
@RestController
@PreAuthorize("hasRole('ADMIN')")
class UnreadableDeliveriesEndpoint {

    private final UnreadableDeliveries unreadableDeliveries;

    UnreadableDeliveriesEndpoint(UnreadableDeliveries unreadableDeliveries) {
        this.unreadableDeliveries = unreadableDeliveries;
    }

    @GetMapping("/api/webhooks/refusals")
    Page<UnreadableDelivery> refusals(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Page.read(cursor, limit, unreadableDeliveries::page, UnreadableDelivery::id);
    }
}
