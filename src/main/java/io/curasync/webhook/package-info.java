/** Door 1: verify, commit to the inbox, answer; then the worker turns events into facts. The inbox for admins. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "curagenesis", "account", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.webhook;
