package io.curasync.curagenesis;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Address of CuraGenesis, credentials and limits. A blank address or token counts as not set.
 *
 * @param apiBase URL to which {@code /api/…} is appended
 * @param connectTimeout limit for establishing the connection
 * @param readTimeout limit for receiving a complete response
 * @param maxPageSize maximum size of a page after decompression
 * @param pause time without calls after ten consecutive failures
 */
@ConfigurationProperties("curagenesis")
record CuraGenesisProperties(
        @Nullable String apiBase,
        @Nullable String vendorToken,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("64MB") DataSize maxPageSize,
        @DefaultValue("1m") Duration pause) {

    private static final DataSize MIN_PAGE_SIZE = DataSize.ofMegabytes(1);
    private static final DataSize MAX_PAGE_SIZE = DataSize.ofMegabytes(1024);

    CuraGenesisProperties {
        apiBase = blankToNull(apiBase);
        vendorToken = blankToNull(vendorToken);
        if (apiBase != null) {
            SettingRules.requireHttpAddress("curagenesis.api-base", apiBase);
        }
        SettingRules.requirePositive("curagenesis.connect-timeout", connectTimeout);
        SettingRules.requirePositive("curagenesis.read-timeout", readTimeout);
        SettingRules.requireBetween("curagenesis.max-page-size", maxPageSize, MIN_PAGE_SIZE, MAX_PAGE_SIZE);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
