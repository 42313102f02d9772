/** The timeline in the API, and the notes that people add to it. */
@org.springframework.modulith.NamedInterface("timeline")
@org.jspecify.annotations.NullMarked
package io.curasync.practice.timeline;
