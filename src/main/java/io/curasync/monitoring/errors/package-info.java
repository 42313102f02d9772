/** The error log, which lists the failures of all modules. */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.errors;
