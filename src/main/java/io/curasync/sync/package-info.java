/** Reads practices from CuraGenesis: run admission, runs, schedules, the cron endpoint and <em>Sync now</em>. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "curagenesis",
            "ledger",
            "ledger :: quarantine",
            "live",
            "account",
            "monitoring",
            "ui",
            "platform"
        })
@org.jspecify.annotations.NullMarked
package io.curasync.sync;
