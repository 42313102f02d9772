/** The import of an existing book: a file is read, checked row by row, shown, and brought in only when that is confirmed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "ledger", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.practiceimport;
