/** The running instances and their database: heartbeats, clocks, versions and differences between settings. */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.instance;
