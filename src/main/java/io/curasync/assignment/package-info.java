/** Assignment of practices to reps by admins: unmatched practices, and handovers to another rep. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "ledger", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.assignment;
