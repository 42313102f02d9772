package io.curasync.monitoring;

import java.time.Instant;

/**
 * Event: the severity of an unresolved incident was raised from WARN to FAIL. Published at most once per incident over all instances,
 * within the transaction that raises the severity.
 *
 * @param at time at which the status of the check changed to FAIL
 */
public record IncidentWorsened(Incident incident, Instant at) {}
