/** Manual assignment of practices: practices whose rep name matches no alias, and handovers to another rep. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "ledger", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.assignment;
