/** Reads the {@code .env} file and validates settings. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.settings;
