/** Door 1: verify, commit to the inbox, answer; then the worker turns events into facts. */
@org.jspecify.annotations.NullMarked
package io.curasync.webhook;
