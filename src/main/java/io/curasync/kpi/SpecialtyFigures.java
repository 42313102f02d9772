package io.curasync.kpi;

/**
 * Figures of the practices with the same specialty.
 *
 * @param specialty the specialty that CuraGenesis sends; empty for practices without a specialty
 */
public record SpecialtyFigures(String specialty, long practices, long activePractices, long orders) {}
