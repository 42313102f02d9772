/** Infrastructure that all modules share, such as settings, the database, HTTP, and text rules. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.curasync.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
