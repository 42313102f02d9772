/** Black-box tests: what the contract promises, over HTTP, as a process and in a browser. */
@org.jspecify.annotations.NullMarked
package io.curasync.acceptance;
