/** The change signal across instances, coalesced and fanned out to open screens. */
@org.jspecify.annotations.NullMarked
package io.curasync.live;
