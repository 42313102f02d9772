/** The sync monitor, and the sync part of the header of every view. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.ui;
