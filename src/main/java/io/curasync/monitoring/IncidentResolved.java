package io.curasync.monitoring;

/** Event: an incident was resolved. Published on one instance only, within the transaction that resolves the incident. */
public record IncidentResolved(Incident incident) {}
