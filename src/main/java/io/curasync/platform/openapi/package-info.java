/** OpenAPI description: generated from the code and completed by the {@code openapi.yaml} of each module. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.openapi;
