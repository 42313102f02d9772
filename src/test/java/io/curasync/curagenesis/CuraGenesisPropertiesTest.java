package io.curasync.curagenesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CuraGenesisPropertiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.com",
                "ftp://example.com",
                "http://a b",
                "https://",
                "https://user:s3cret@example.com",
                "https://example.com/?token=s3cret",
                "https://example.com/#s3cret"
            })
    void rejectsInvalidBaseUrls(String base) {
        assertThatThrownBy(() -> properties(base, Duration.ofSeconds(5)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("CURAGENESIS_API_BASE (curagenesis.api-base) ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void explainsTheRejectionOfAnUnderscoreInTheHost() {
        assertThatThrownBy(() -> properties("http://cura_genesis:8080/api", Duration.ofSeconds(5)))
                .hasMessageContaining("CURAGENESIS_API_BASE", "has a host name with an underscore");
    }

    @Test
    void rejectsAZeroTimeout() {
        assertThatThrownBy(() -> properties("https://api.example.com", Duration.ZERO))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("CURAGENESIS_READ_TIMEOUT (curagenesis.read-timeout) ");
    }

    @Test
    void rejectsAZeroPause() {
        assertThatThrownBy(() -> properties(
                        "https://api.example.com", Duration.ofSeconds(5), DataSize.ofMegabytes(64), Duration.ZERO))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("CURAGENESIS_PAUSE (curagenesis.pause) ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "64", "-1MB", "1025MB", "5GB"})
    void rejectsAPageSizeOutsideTheLimits(String size) {
        assertThatThrownBy(() -> properties("https://api.example.com", Duration.ofSeconds(5), DataSize.parse(size)))
                .isInstanceOf(SettingException.class)
                .hasMessage("CURAGENESIS_MAX_PAGE_SIZE (curagenesis.max-page-size) must be between 1MB and 1024MB.");
    }

    @Test
    void acceptsABaseUrlOrNone() {
        assertThat(properties("https://api.example.com/base ", Duration.ofSeconds(5))
                        .apiBase())
                .isEqualTo("https://api.example.com/base");
        assertThat(properties(" ", Duration.ofSeconds(5)).apiBase()).isNull();
    }

    private static CuraGenesisProperties properties(String base, Duration readTimeout) {
        return properties(base, readTimeout, DataSize.ofMegabytes(64));
    }

    private static CuraGenesisProperties properties(String base, Duration readTimeout, DataSize maxPageSize) {
        return properties(base, readTimeout, maxPageSize, Duration.ofMinutes(1));
    }

    private static CuraGenesisProperties properties(
            String base, Duration readTimeout, DataSize maxPageSize, Duration pause) {
        return new CuraGenesisProperties(base, "token", Duration.ofSeconds(5), readTimeout, maxPageSize, pause);
    }
}
