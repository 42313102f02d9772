/** The intake form, and what became of what was sent. */
@org.jspecify.annotations.NullMarked
package io.curasync.enrollment.ui;
