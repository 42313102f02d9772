/** Past runs: their API calls, their approval, and changes that no webhook announced. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.history;
