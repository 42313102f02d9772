/** Parts of the filter bars above the lists of practices and orders. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui.filter;
