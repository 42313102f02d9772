/** Settings and monitoring of the database connection, the embedded PostgreSQL server, and checks at startup. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.database;
