package io.curasync.ledger;

/**
 * Event: two rows turned out to be the same practice. Published within the transaction that merges them, before the duplicate is
 * deleted. Listeners move the data that they store about the duplicate.
 *
 * @param surviving CuraSync's id of the row that remains
 * @param duplicate CuraSync's id of the row that is deleted
 */
public record PracticeMerged(long surviving, long duplicate) {}
