/** Screens about syncs and quarantined rows, and the part of the header of every view that shows the last sync. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.ui;
