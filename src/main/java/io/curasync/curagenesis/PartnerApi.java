package io.curasync.curagenesis;

import org.jspecify.annotations.Nullable;

/** What CuraGenesis offers us. */
public interface PartnerApi {

    /** Null when it can be called; else a sentence that says what to set. */
    @Nullable
    String missingSetting();

    /**
     * One page of every practice. Passing failures have been retried when this throws.
     *
     * @param cursor that the page before gave; null for the first
     * @throws CuraGenesisException if the page cannot be had
     */
    PracticePage practices(@Nullable String cursor) throws CuraGenesisException;
}
