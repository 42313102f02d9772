package io.curasync.ledger;

/** The channel through which a fact arrived. */
public enum Source {
    WEBHOOK,
    SYNC,
    PEOPLE
}
