package io.curasync.ledger.note;

/** The outcome of an attempt to edit a note. */
public enum NoteEdit {
    EDITED,
    /** Ten minutes have passed since the user wrote the note. */
    TOO_LATE,
    /** The note does not exist, is about a practice out of scope, or has another author. */
    NOT_FOUND
}
