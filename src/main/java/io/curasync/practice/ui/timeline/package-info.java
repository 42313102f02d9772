/** The timeline of a practice on screen. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui.timeline;
