/** The Targets screen. */
@org.jspecify.annotations.NullMarked
package io.curasync.reptarget.ui;
