/** Submissions: intake form, duplicate detection, and sending to CuraGenesis exactly once. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"curagenesis", "account", "ledger", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.enrollment;
