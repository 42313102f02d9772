/** Entries that people write on the timelines of practices: notes and next steps. */
@org.springframework.modulith.NamedInterface("note")
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.note;
