/** Practice states, order totals and the timeline, shared by all code of the ledger that changes practices. */
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.state;
