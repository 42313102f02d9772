package io.curasync.curagenesis;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Address and token of CuraGenesis, and limits of the calls. A blank address or token counts as not set.
 *
 * @param apiBase URL to which paths such as {@code /api/createUser} are appended; null if not set
 * @param vendorToken token that is sent with every call; null if not set
 * @param connectTimeout maximum time for establishing a connection
 * @param readTimeout maximum time for receiving a complete response
 * @param maxPageSize maximum size of a page after decompression, from 1 MB to 1024 MB
 * @param pause time during which no page is requested after ten consecutive failed attempts; longer than 0
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
        SettingRules.requirePositive("curagenesis.pause", pause);
        SettingRules.requireBetween("curagenesis.max-page-size", maxPageSize, MIN_PAGE_SIZE, MAX_PAGE_SIZE);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
