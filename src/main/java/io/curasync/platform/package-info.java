/** Shared infrastructure: settings, database, and instance identity. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package io.curasync.platform;
