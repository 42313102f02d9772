/** Imports practices from a CSV file: validates each row, shows its effect, and applies the rows once an admin confirms. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "ledger", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.practiceimport;
