/** The list of practices, a practice's details and its timeline. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "curagenesis", "account", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.practice;
