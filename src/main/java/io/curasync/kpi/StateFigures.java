package io.curasync.kpi;

/**
 * Figures of one state.
 *
 * @param state its code; {@code Other} if neither a state nor a territory; empty for practices without one
 */
public record StateFigures(String state, long practices, long activePractices, long orders) {}
