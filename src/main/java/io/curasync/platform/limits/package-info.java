/** What a request may take before it is known who sends it: connections, time and memory. */
@NullMarked
package io.curasync.platform.limits;

import org.jspecify.annotations.NullMarked;
