/** The simulated CuraGenesis: its state and journal, the partner API that it serves, and the signed webhooks that it sends. */
@org.jspecify.annotations.NullMarked
package io.curasync.demo.simulation;
