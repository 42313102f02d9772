package io.curasync.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // setting, X-Forwarded-For at 10.0.0.5, client
                "                      | 203.0.113.7                          | 203.0.113.7",
                "                      | 6.6.6.6, 203.0.113.7                 | 203.0.113.7",
                "                      | 6.6.6.6, 10.0.0.9                    | 10.0.0.9",
                "                      | 6.6.6.6, 127.0.0.1                   | 127.0.0.1",
                "                      | 6.6.6.6, unknown                     | 10.0.0.5",
                "10.0.0.0/8            | 203.0.113.7                          | 203.0.113.7",
                "10.0.0.0/8            | 6.6.6.6, 203.0.113.7, 10.0.0.9       | 203.0.113.7",
                "10.0.0.5,10.0.0.9     | 6.6.6.6, 10.0.0.8, 10.0.0.9          | 10.0.0.8",
                "10.0.0.0/8            | 10.0.0.7, 10.0.0.9                   | 10.0.0.7",
                "10.0.0.0/8            | 203.0.113.7, unknown, 10.0.0.9       | 10.0.0.9",
                "10.0.0.0/8            | 6.6.6.6, 203.0.113.7:81, 10.0.0.9:80 | 203.0.113.7",
                "10.0.0.0/8            | 6.6.6.6, ::ffff:203.0.113.7          | 203.0.113.7",
                "10.0.0.5, 2001:db8::/32 | 2001:db9::1, [2001:db8::1]:443     | 2001:db9:0:0:0:0:0:1",
                "10.0.0.5              | 192.168.0.1                          | 192.168.0.1",
            })
    void findsTheClientBehindTrustedProxies(String setting, String forwardedFor, String client) {
        TrustedProxies proxies = of(setting);

        assertThat(proxies.client(InetAddress.ofLiteral("10.0.0.5"), Arrays.asList(forwardedFor.split(", ")))
                        .getHostAddress())
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "              | 127.0.0.1    | true",
                "              | ::1          | true",
                "              | 172.31.0.1   | true",
                "              | fd00::1      | true",
                "              | 172.32.0.1   | false",
                "              | 203.0.113.7  | false",
                "              | 2001:db8::1  | false",
                "10.1.2.3/24   | 10.1.2.250   | true",
                "10.1.2.3/24   | 10.1.3.3     | false",
                "10.1.2.3      | 10.1.2.4     | false",
                "10.1.2.3      | 127.0.0.1    | false",
                "2001:db8::/33 | 2001:db8:7fff::1 | true",
                "2001:db8::/33 | 2001:db8:8000::1 | false",
                "none          | 127.0.0.1    | false",
            })
    void containsTheConfiguredRanges(String setting, String address, boolean contains) {
        assertThat(of(setting).contains(InetAddress.ofLiteral(address))).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.com",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "2001:db8::/129",
                "0.0.0.0/0",
                "::/0",
                "10.0.0.1 10.0.0.2",
                "10\\.\\d+",
                "300.0.0.1",
                "none,10.0.0.1"
            })
    void rejectsInvalidRanges(String setting) {
        assertThatThrownBy(() -> start(TrustedProxies.PROPERTY, "10.0.0.1," + setting))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("CURASYNC_TRUSTED_PROXIES (curasync.trusted-proxies) has the part “");
    }

    @ParameterizedTest
    @CsvSource({
        "server.tomcat.remoteip.internal-proxies, 10\\..*",
        "server.tomcat.remoteip.remote-ip-header, CF-Connecting-IP",
        "server.forward-headers-strategy,         native",
    })
    void rejectsReplacedSettings(String property, String value) {
        assertThatThrownBy(() -> start(property, value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(property);
    }

    @Test
    void startsWithoutASetting() {
        assertThat(start("server.forward-headers-strategy", "NONE").getOrder()).isZero();
        assertThat(start(TrustedProxies.PROPERTY, " ").getOrder()).isZero();
    }

    @Test
    void acceptsAList() {
        MockEnvironment list = new MockEnvironment().withProperty(TrustedProxies.PROPERTY + "[0]", "10.0.0.1,nothing");

        assertThatThrownBy(() -> new ForwardedHeaders(list)).isInstanceOf(SettingException.class);
    }

    private static TrustedProxies of(@Nullable String setting) {
        return TrustedProxies.of(setting == null ? List.of() : List.of(setting.split(",")));
    }

    private static ForwardedHeaders start(String property, String value) {
        return new ForwardedHeaders(new MockEnvironment().withProperty(property, value));
    }
}
