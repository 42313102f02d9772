/** The part of a practice's drawer with the timeline. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui.timeline;
