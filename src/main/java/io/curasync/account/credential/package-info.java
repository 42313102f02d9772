/** Passwords, API tokens and the confirmation of who is asking. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.credential;
