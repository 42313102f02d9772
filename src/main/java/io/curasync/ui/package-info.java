/** The main layout, the theme, error pages and small shared parts of the screens. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"platform"})
@NullMarked
package io.curasync.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
