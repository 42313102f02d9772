/** Validation of settings, and the `.env` file. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.settings;
