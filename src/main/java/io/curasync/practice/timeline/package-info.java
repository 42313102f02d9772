/** The timeline of a practice in the API, and the notes that people add to the timeline. */
@org.springframework.modulith.NamedInterface("timeline")
@org.jspecify.annotations.NullMarked
package io.curasync.practice.timeline;
