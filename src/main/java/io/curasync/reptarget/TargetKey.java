package io.curasync.reptarget;

import java.time.YearMonth;

/** Identifies a target. A user has at most one target per month and measure. */
public record TargetKey(long userId, YearMonth month, TargetMeasure measure) {}
