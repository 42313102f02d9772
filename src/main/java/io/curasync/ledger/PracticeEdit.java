package io.curasync.ledger;

/** The values of a practice before and after a change that a person made. An edit can be stored and undone. */
public record PracticeEdit(PracticeValues before, PracticeValues after) {

    /** Returns CuraSync's id of the practice at the time of the edit. The practice may have been merged into another one since. */
    public long practice() {
        return after.practice();
    }
}
