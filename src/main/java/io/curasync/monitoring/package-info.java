/**
 * Health of CuraSync: checks, incidents, alerts, settings and the error log. Defines the interfaces that other modules implement
 * for their checks and failures, and depends on none of these modules.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"live", "account", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring;
