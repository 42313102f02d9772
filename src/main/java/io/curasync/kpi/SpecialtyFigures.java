package io.curasync.kpi;

/**
 * Figures of one specialty.
 *
 * @param specialty as CuraGenesis sends it; empty for practices without one
 */
public record SpecialtyFigures(String specialty, long practices, long activePractices, long orders) {}
