/** Past runs: queries, CSV export, API calls, approval and retention. Also detects changes that no webhook announced. */
@org.jspecify.annotations.NullMarked
package io.curasync.sync.history;
