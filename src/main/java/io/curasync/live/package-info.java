/** Change signals across instances, and live values: read once per change and pushed to open screens. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.live;
