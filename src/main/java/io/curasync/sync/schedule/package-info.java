/** Schedules of runs, and the cron endpoint. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.schedule;
