/** Reads practices from CuraGenesis: run admission, runs, schedules, the cron endpoint and Sync Now. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"curagenesis", "ledger", "live", "account", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.sync;
