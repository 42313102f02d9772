/** The bell, toasts, the list of notifications and the settings. */
@org.jspecify.annotations.NullMarked
package io.curasync.notification.ui;
