/** Admits, executes, takes over and ends sync runs. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.run;
