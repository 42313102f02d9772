/** Sessions of signed-in devices, and their HTTP sessions on all instances. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security.session;
