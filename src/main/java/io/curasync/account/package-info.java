/** Users, roles, rep aliases, sign-in, audit. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "ui"})
@org.jspecify.annotations.NullMarked
package io.curasync.account;
