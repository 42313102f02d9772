/** A rep's list of the day: due next steps, submissions that need attention, and recent events of the rep's practices. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "practice :: nextstep", "enrollment", "live", "account", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.today;
