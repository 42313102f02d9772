/** Simulated CuraGenesis: serves the partner API and sends signed webhooks. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.demo;
