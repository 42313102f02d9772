/** Copies of screens that the browser shows while it has no network. */
@org.jspecify.annotations.NullMarked
package io.curasync.ui.offline;
