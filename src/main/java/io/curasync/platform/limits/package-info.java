/** Limits of time and memory for requests before authentication. */
@NullMarked
package io.curasync.platform.limits;

import org.jspecify.annotations.NullMarked;
