package io.curasync.webhook;

/** Where an inbox event stands. */
public enum EventStatus {
    /** To be applied, or tried again. */
    RECEIVED,
    APPLIED,
    /** Of a type that is not known. */
    IGNORED,
    /** For a practice that is not known yet. */
    WAITING,
    FAILED
}
