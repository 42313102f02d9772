/** Practices that people create and change, and the undo of their changes. */
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.edit;
