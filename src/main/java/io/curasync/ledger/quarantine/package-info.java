/** Rows that could not be read or applied. */
@org.springframework.modulith.NamedInterface("quarantine")
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.quarantine;
