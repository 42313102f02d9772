/** What the process stands on: its settings, its database, its own name. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package io.curasync.platform;
