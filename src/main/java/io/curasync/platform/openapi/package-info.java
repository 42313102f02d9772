/** The description of the API: read from the code, completed by each room's {@code openapi.yaml}. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.openapi;
