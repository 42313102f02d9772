/** Applies facts and changes by people to practices and orders. Stores their provenance, timeline and quarantine. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "monitoring", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.ledger;
