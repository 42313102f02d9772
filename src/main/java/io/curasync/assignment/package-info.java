/** Whose practices are, decided by people: those that no rep's name matches, and handing a practice to another rep. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "ledger", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.assignment;
