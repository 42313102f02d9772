package io.curasync.kpi;

/**
 * Figures of one state.
 *
 * @param state its code; {@code Other}: neither a state nor a territory; "": practices without one
 */
public record StateFigures(String state, long practices, long activePractices, long orders) {}
