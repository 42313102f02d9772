/** The change signal across instances, coalesced and fanned out to open screens. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.live;
