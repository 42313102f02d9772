/** Applies facts to practices and orders. */
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.apply;
