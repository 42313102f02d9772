/** Who is told what, from changes and run ends: once a person and event, on the screens and by mail. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "sync", "webhook", "enrollment", "live", "account", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.notification;
