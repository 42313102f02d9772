/** Who gets in where: the two security chains and the check of passwords. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security;
