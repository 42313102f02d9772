package io.curasync.ledger;

/** Through which door a fact came. */
public enum Source {
    WEBHOOK,
    SYNC,
    PEOPLE
}
