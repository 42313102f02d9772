/** Comparison of the rollups with a recount of practices and orders. */
@org.jspecify.annotations.NullMarked
package io.curasync.kpi.verification;
