/** Infrastructure of HTTP endpoints, such as problem details, paging and rate limits. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.http;
