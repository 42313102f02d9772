/** Screens of the intake form and of submissions. */
@org.jspecify.annotations.NullMarked
package io.curasync.enrollment.ui;
