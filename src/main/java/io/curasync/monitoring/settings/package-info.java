/** The catalog of settings, with their values on this instance. Secrets are masked before they leave this package. */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.settings;
