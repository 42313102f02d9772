/** Problem details, paging and rate limits of HTTP requests. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.http;
