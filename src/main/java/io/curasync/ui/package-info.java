/** Components and formats that all screens share. The main layout is in {@code ui.shell}. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"platform"})
@NullMarked
package io.curasync.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
