package io.curasync.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "' 203.0.113.7 ', 203.0.113.7",
        "203.0.113.7:8080, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:8080, 2001:db8:0:0:0:0:0:1",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "[fe80::1%eth0], fe80:0:0:0:0:0:0:1",
    })
    void parsesAddresses(String text, String address) {
        NetworkAddress parsed = NetworkAddress.parse(text);

        assertThat(parsed).isNotNull();
        assertThat(parsed.text()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1234",
                "127.1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.5",
                "1.2.3.4567",
                "1.2.3.999",
                "1.2.3.4:",
                "1.2.3.4:123456",
                "1.2.3.4%eth0",
                "[1.2.3.4]",
                "::1::",
                "[::1",
                "example.com:80"
            })
    void rejectsOtherTexts(String text) {
        assertThat(NetworkAddress.parse(text)).isNull();
    }
}
