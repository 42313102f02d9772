package io.curasync.curagenesis;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Client for the partner API of CuraGenesis, which lists all practices in pages. */
public interface PartnerApi {

    /** Returns a message for users that names the missing setting, without a final period; null if the address and the token are set. */
    @Nullable
    String missingSetting();

    /**
     * Fetches one page of the list of all practices. Retries temporary failures.
     *
     * @param cursor cursor from the previous page; null for the first page
     * @param onAttempt called after each HTTP call, successful or not
     * @throws CuraGenesisException if the page could not be fetched
     */
    PracticePage practices(@Nullable String cursor, Consumer<ApiCallRecord> onAttempt) throws CuraGenesisException;
}
