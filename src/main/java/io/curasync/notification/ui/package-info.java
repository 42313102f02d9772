/** UI of notifications: bell, toasts, list and settings. */
@org.jspecify.annotations.NullMarked
package io.curasync.notification.ui;
