/** Figures kept from the ledger's changes, their snapshots and the dashboards. */
@org.jspecify.annotations.NullMarked
package io.curasync.kpi;
