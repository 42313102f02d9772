/** Past runs, their calls to CuraGenesis, and orders that no webhook announced. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.history;
