/** A stand-in CuraGenesis: serves the partner API and sends signed webhooks. */
@org.jspecify.annotations.NullMarked
package io.curasync.demo;
