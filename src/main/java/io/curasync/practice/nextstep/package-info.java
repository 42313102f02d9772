/** Next steps of practices: at most one per practice, with a due day. */
@org.springframework.modulith.NamedInterface("nextstep")
@org.jspecify.annotations.NullMarked
package io.curasync.practice.nextstep;
