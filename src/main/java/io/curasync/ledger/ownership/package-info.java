/** Practice owners, by alias or by hand, and their history. */
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.ownership;
