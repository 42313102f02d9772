/** Runs the health checks, stores their results and history, and serves them. */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.health;
