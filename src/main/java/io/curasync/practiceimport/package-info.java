/**
 * Imports practices from a CSV file. Validates each row, shows its effect, and applies the valid rows after an admin has
 * confirmed the import. An import can be undone.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "ledger", "ledger :: details", "live", "monitoring", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.practiceimport;
