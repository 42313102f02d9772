/** Authentication and authorization: the two security filter chains, their headers and cookies. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.security;
