/** Notifications of changes and finished runs: once per user and event, on screen and by email. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "sync", "webhook", "enrollment", "live", "account", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.notification;
