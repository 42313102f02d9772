/** Turns facts into state: the only writer of practices and orders, with their provenance, timeline and quarantine. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.ledger;
