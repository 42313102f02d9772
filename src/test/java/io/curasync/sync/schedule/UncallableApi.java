package io.curasync.sync.schedule;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.PracticePage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A partner API that must not be called.
 *
 * @param missingSetting null if syncs are configured
 */
record UncallableApi(@Nullable String missingSetting) implements PartnerApi {

    @Override
    public PracticePage practices(@Nullable String cursor, Consumer<ApiCallRecord> calls) {
        throw new UnsupportedOperationException();
    }
}
