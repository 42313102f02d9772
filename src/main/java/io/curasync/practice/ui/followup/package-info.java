/** Next step and notes in the drawer of a practice. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui.followup;
