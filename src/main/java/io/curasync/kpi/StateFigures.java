package io.curasync.kpi;

/**
 * Figures of the practices in one US state or territory.
 *
 * @param state its postal code; {@code Other} for any other value; empty for practices without a state
 */
public record StateFigures(String state, long practices, long activePractices, long orders) {}
