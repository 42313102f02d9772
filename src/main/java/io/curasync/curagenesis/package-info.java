/** Client for the CuraGenesis API: requests, responses and failures. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.curagenesis;
