/** Sign-in with a password, and its throttles. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security.login;
