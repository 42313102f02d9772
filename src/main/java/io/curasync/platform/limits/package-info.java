/** Limits on the duration and the size of requests. They also apply to requests without authentication. */
@NullMarked
package io.curasync.platform.limits;

import org.jspecify.annotations.NullMarked;
