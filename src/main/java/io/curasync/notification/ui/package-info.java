/** The bell, toasts, the list of notifications and what to be told about. */
@org.jspecify.annotations.NullMarked
package io.curasync.notification.ui;
