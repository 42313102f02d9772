package io.curasync.monitoring;

/** Event: an incident was opened. Published on one instance only, within the transaction that opens the incident. */
public record IncidentOpened(Incident incident) {}
