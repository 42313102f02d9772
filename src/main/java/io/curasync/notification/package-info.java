/**
 * Notifications of orders, activations, due next steps, dormant, handed over and unmatched practices, of problems with syncs, webhooks and
 * submissions, and of incidents. An event creates at most one notification per user. The notification appears on screen. Depending on the
 * user's preferences, CuraSync also sends it by email or as a push.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "ledger",
            "sync",
            "webhook",
            "enrollment",
            "practice :: nextstep",
            "assignment",
            "monitoring",
            "live",
            "account",
            "ui",
            "platform"
        })
@org.jspecify.annotations.NullMarked
package io.curasync.notification;
