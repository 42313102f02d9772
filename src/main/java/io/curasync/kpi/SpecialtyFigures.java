package io.curasync.kpi;

/**
 * Figures of the practices with the same specialty.
 *
 * @param specialty the specialty, as spelled in the data of CuraGenesis or in submissions; empty for practices without a specialty
 */
public record SpecialtyFigures(String specialty, long practices, long activePractices, long orders) {}
