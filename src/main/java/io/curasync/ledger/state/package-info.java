/** Reads and locks shared by everything that writes practices, and the timeline. */
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.state;
