/** Door 1: verify, commit to the inbox, answer; then the worker turns events into facts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ledger", "curagenesis", "live", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.webhook;
