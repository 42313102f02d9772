package io.curasync.ledger;

/** A change that people made to a practice, in a form that can be stored and undone. */
public record PracticeEdit(PracticeValues before, PracticeValues after) {

    /** CuraSync's id of the practice at that time; a merge may have moved it to another practice since. */
    public long practice() {
        return after.practice();
    }
}
