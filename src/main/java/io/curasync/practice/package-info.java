/** Working with practices: the grid, a practice and its timeline. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice;
