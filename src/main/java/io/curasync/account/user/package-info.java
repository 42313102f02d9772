/** Storage and administration of users, rep aliases and invitations. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.user;
