/** The part of a practice's drawer with the next step and the notes. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui.followup;
