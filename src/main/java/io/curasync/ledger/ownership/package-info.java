/** Owners of practices, assigned by alias or by a person, and the history of owners. */
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.ownership;
