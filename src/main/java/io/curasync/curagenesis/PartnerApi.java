package io.curasync.curagenesis;

import java.util.function.Consumer;
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
     * @param told every attempt as soon as it has ended, the one that brings the page as well
     * @throws CuraGenesisException if the page cannot be had
     */
    PracticePage practices(@Nullable String cursor, Consumer<ApiCallRecord> told) throws CuraGenesisException;
}
