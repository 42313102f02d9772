/** What all tests share: databases, the application under test. */
@org.jspecify.annotations.NullMarked
package io.curasync.testing;
