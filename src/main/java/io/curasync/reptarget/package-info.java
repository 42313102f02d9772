/** Monthly targets of reps in orders or sales, and their progress. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "live", "ui", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.reptarget;
