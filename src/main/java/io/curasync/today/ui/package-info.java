/** The Today screen, which shows a rep's list of the day. */
@org.jspecify.annotations.NullMarked
package io.curasync.today.ui;
