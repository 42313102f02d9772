package io.curasync.curagenesis;

import io.curasync.platform.SettingRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where CuraGenesis is and how we show who we are. An empty value is the same as none.
 *
 * @param apiBase the address that {@code /api/partner/v1/…} is appended to
 * @param connectTimeout until the connection stands
 * @param readTimeout until an answer is there whole
 * @param maxPageSize the largest page that is read, in bytes after decompression
 * @param pause how long it is left alone after ten failures in a row
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
        apiBase = blankIsNone(apiBase);
        vendorToken = blankIsNone(vendorToken);
        if (apiBase != null) {
            SettingRules.requireHttpAddress("curagenesis.api-base", apiBase);
        }
        SettingRules.requirePositive("curagenesis.connect-timeout", connectTimeout);
        SettingRules.requirePositive("curagenesis.read-timeout", readTimeout);
        SettingRules.requireBetween("curagenesis.max-page-size", maxPageSize, MIN_PAGE_SIZE, MAX_PAGE_SIZE);
    }

    private static @Nullable String blankIsNone(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
