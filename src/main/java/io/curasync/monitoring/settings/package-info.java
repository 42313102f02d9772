/**
 * The catalog of settings, with their values on this instance. A secret leaves this package only masked, or as a digest that is too short
 * to find the secret by trying values.
 */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.settings;
