/** Rollups derived from the ledger's changes, and the dashboards that show them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"ledger", "live", "account", "practice", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.kpi;
