package io.curasync.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceLinksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (512) 555-0142         | tel:5125550142
            +1 512.555.0142        | tel:+15125550142
            512-555-0142 x12       | tel:5125550142,12
            512/555-0142 Ext. 7    | tel:5125550142,7
            5125550142ext7         | tel:5125550142,7
            """)
    void dialsTheNumberAndThenTheExtension(String phone, String url) {
        assertThat(DeviceLinks.call(phone)).isEqualTo(url);
    }

    @Test
    void opensTheMapOfTheDevice() {
        String address = "100 Main St & 1st, Austin";
        assertThat(DeviceLinks.directions(address, null))
                .isEqualTo("geo:0,0?q=100%20Main%20St%20%26%201st%2C%20Austin");
        assertThat(DeviceLinks.directions(address, "Mozilla/5.0 (Linux; Android 16; Pixel 9)"))
                .startsWith("geo:0,0?q=100");
        assertThat(DeviceLinks.directions(address, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)"))
                .isEqualTo("maps:?q=100%20Main%20St%20%26%201st%2C%20Austin");
    }

    @Test
    void addressesOneRecipientWhateverTheEmailContains() {
        assertThat(DeviceLinks.email("o'neil+cs@x.example")).isEqualTo("mailto:o%27neil%2Bcs@x.example");
        assertThat(DeviceLinks.email("a?bcc=b,c@x.example")).isEqualTo("mailto:a%3Fbcc%3Db%2Cc@x.example");
    }
}
