/** Screens for sign-in, user accounts and the audit log. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.ui;
