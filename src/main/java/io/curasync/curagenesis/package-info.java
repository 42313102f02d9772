/** Client for the CuraGenesis API: requests, responses, failures and health checks. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"monitoring", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.curagenesis;
