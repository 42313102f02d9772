/** A rep's list of the day. It contains due next steps, and submissions and events of practices that need attention. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "practice :: nextstep", "enrollment", "live", "account", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.today;
