/** Endpoint and CSV export of quarantined rows. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.quarantine;
