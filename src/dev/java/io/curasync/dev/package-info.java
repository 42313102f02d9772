/** The development loop of {@code ./mvnw -Pdev}. Not part of the application that is built and tested. */
@org.jspecify.annotations.NullMarked
package io.curasync.dev;
