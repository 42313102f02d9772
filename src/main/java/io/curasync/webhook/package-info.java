/**
 * Receives webhooks. Each delivery is verified, committed to the inbox and then answered. Workers apply the stored events to the ledger.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "curagenesis", "account", "live", "monitoring", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.webhook;
