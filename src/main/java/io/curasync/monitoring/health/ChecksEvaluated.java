package io.curasync.monitoring.health;

import io.curasync.monitoring.HealthReport;

/**
 * Event: the results of health checks were stored. Published within the transaction that stores them, so that incidents are
 * opened and resolved in the same transaction.
 */
public record ChecksEvaluated(HealthReport report) {}
