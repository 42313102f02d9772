/** Users, roles, rep aliases, sign-in and the audit log. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "ui"})
@org.jspecify.annotations.NullMarked
package io.curasync.account;
