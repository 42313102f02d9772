/** What the process stands on: its settings, its database, its own name. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform;
