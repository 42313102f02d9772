/** Problem responses, paging and limits of HTTP requests. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.http;
