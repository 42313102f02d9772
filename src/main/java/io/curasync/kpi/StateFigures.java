package io.curasync.kpi;

/**
 * Figures of one state.
 *
 * @param state two letters as CuraGenesis sends them; "": practices without one
 */
public record StateFigures(String state, long practices, long activePractices, long orders) {}
