/** Rollups derived from the ledger's changes, their snapshots and the dashboards. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "live", "account", "practice", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.kpi;
