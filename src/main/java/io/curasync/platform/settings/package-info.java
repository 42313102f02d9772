/** Validation of settings, and the {@code .env} file. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.settings;
