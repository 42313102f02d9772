package io.curasync.reptarget;

import org.jspecify.annotations.Nullable;

/**
 * A request to set or clear a target.
 *
 * @param target number of orders or dollars, from 1 to {@link TargetText#MAX_TARGET}; {@code null} clears the target
 */
public record TargetChange(TargetKey key, @Nullable Long target) {}
