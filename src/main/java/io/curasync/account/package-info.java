/** Users, roles, rep aliases, sign-in, audit. */
@org.jspecify.annotations.NullMarked
package io.curasync.account;
