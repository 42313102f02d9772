/** Passwords, API tokens and reauthentication. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.credential;
