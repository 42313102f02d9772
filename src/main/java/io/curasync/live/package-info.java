/** Change signal across instances, coalesced and pushed to open screens. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.live;
