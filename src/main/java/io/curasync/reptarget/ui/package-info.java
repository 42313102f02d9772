/** The Targets screen, on which admins set the monthly targets of reps. */
@org.jspecify.annotations.NullMarked
package io.curasync.reptarget.ui;
