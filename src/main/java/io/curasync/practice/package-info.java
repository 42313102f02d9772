/** The list of practices, and the details and the timeline of a practice. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "curagenesis", "account", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.practice;
