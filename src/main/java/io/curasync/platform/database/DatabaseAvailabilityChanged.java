package io.curasync.platform.database;

/**
 * Application event that is published on this instance when the status of the database has changed. Listeners run on the thread that
 * monitors the database, so they must return quickly and must not use the database.
 */
public record DatabaseAvailabilityChanged(DatabaseState previous, DatabaseState current) {}
