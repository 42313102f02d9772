package io.curasync.kpi;

/**
 * Figures of the practices with the same state.
 *
 * @param state two-letter state code, also of a US territory; {@code Other} for practices with any other value; empty for practices without
 *     a state
 */
public record StateFigures(String state, long practices, long activePractices, long orders) {}
