/** Receives webhooks: verifies a delivery, commits it to the inbox and answers. Workers then turn events into facts. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "curagenesis", "account", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.webhook;
