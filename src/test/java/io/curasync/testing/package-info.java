/** Shared test support: databases and the application under test. */
@org.jspecify.annotations.NullMarked
package io.curasync.testing;
