/** Shared infrastructure: settings, database, and instance identity. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.curasync.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
