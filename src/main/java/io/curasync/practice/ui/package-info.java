/** The list of practices, and a practice's timeline beside it. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui;
