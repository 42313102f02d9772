package io.curasync.curagenesis;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Partner API of CuraGenesis. */
public interface PartnerApi {

    /** Returns a sentence that names the missing setting; null if the API can be called. */
    @Nullable
    String missingSetting();

    /**
     * Fetches one page of the list of all practices. Retries temporary failures.
     *
     * @param cursor cursor from the previous page; null for the first page
     * @param onAttempt called after each attempt, successful or not
     * @throws CuraGenesisException if the page could not be fetched
     */
    PracticePage practices(@Nullable String cursor, Consumer<ApiCallRecord> onAttempt) throws CuraGenesisException;
}
