/** The list of orders: query, filter, CSV and API. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.order;
