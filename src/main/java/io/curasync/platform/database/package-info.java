/** Connection settings, the embedded PostgreSQL server and migrations. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.database;
