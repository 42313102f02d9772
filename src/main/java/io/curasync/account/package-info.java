/** Users, roles, rep aliases, sign-in, audit. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "base"})
@org.jspecify.annotations.NullMarked
package io.curasync.account;
