package io.curasync.ledger;

/** The channel through which a fact or a change arrived. */
public enum Source {
    WEBHOOK,
    SYNC,
    PEOPLE
}
