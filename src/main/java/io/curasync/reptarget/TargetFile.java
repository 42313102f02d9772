package io.curasync.reptarget;

import java.util.List;

/**
 * Content of a file of targets.
 *
 * @param changes the changes that the valid lines request
 * @param faults the invalid lines
 */
public record TargetFile(List<TargetChange> changes, List<Fault> faults) {

    /**
     * An invalid line.
     *
     * @param line number of the line in the file, from 1
     * @param message what is wrong and what to do
     */
    public record Fault(int line, String message) {}
}
