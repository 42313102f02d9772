/** The screen with the list of practices, and the drawer with a practice's details. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui;
