package io.curasync.platform.database;

/** Status of the PostgreSQL database. */
public enum DatabaseStatus {
    AVAILABLE,
    /** PostgreSQL answers but accepts no writes, for example because it has become a standby. */
    READ_ONLY,
    UNREACHABLE
}
