/**
 * Import of practices from a CSV file. Validates each row and shows its expected effect. After an admin has confirmed the import, applies
 * the valid rows. An admin can undo an import.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "ledger", "ledger :: details", "live", "monitoring", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.practiceimport;
