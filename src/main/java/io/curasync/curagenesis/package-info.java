/** Client of the CuraGenesis API, its records and its failures. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.curagenesis;
