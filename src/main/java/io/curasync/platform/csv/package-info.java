/** Reads CSV files that people upload. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.csv;
