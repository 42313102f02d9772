/** The screen with the list of orders. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui.order;
