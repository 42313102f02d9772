/** Components of list screens. */
@org.jspecify.annotations.NullMarked
package io.curasync.ui.list;
