/** Sends alerts about incidents to a URL, and requests another URL regularly while CuraSync is healthy. */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.alert;
