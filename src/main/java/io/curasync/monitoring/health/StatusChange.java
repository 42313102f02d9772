package io.curasync.monitoring.health;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import java.time.Instant;

/** A change of the status of a check, or the first status of a check. */
public record StatusChange(CheckId check, Instant at, CheckStatus status) {}
