package io.curasync.kpi;

/**
 * Figures of the practices with one specialty.
 *
 * @param specialty as CuraGenesis sends it; empty for practices without a specialty
 */
public record SpecialtyFigures(String specialty, long practices, long activePractices, long orders) {}
