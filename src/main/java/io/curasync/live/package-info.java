/**
 * Change signals across instances, and live values. A live value is read once after a change, and then pushed to all open screens that
 * show it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.live;
