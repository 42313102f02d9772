/** Account screens. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.ui;
