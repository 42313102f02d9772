/** Rollups derived from the ledger's changes, and the dashboards that show them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "ledger",
            "monitoring",
            "live",
            "account",
            "practice",
            "reptarget",
            "today",
            "ui",
            "platform"
        })
@org.jspecify.annotations.NullMarked
package io.curasync.kpi;
