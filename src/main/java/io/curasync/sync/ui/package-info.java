/** The sync monitor, and what every view's header shows of syncs. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.ui;
