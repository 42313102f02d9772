/** Screens of the accounts. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.ui;
