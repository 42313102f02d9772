/** The screen “Today”. */
@org.jspecify.annotations.NullMarked
package io.curasync.today.ui;
