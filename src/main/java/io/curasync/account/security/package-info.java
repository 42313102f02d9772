/** Authentication and authorization: the two security filter chains and password checks. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security;
