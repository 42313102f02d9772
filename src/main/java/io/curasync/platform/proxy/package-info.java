/** Reads the forwarding headers of reverse proxies, and adapts the session cookie to them. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.proxy;
