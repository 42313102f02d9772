/** Practices made here: the intake form, its duplicates, and sending it to CuraGenesis exactly once. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"curagenesis", "account", "ledger", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.enrollment;
