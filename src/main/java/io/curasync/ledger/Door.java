package io.curasync.ledger;

/** Through which door a fact came. */
public enum Door {
    WEBHOOK,
    SYNC,
    PEOPLE
}
