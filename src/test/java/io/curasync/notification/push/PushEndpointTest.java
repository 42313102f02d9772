package io.curasync.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushEndpointTest {

    private final PushEndpoint endpoint = new PushEndpoint(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/dWNh:APA91b",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
                "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD",
                "https://web.push.apple.com:443/QGx1"
            })
    void acceptsPushServices(String url) {
        assertThat(endpoint.isAcceptable(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no url at all",
                "http://fcm.googleapis.com/fcm/send/1",
                "http://localhost:8080/1",
                "https://fcm.googleapis.com:8443/1",
                "https://user:password@fcm.googleapis.com/1",
                "https://fcm.googleapis.com/1#part",
                "https:///1",
                "file:///etc/passwd"
            })
    void rejectsOtherUrls(String url) {
        assertThat(endpoint.isAcceptable(url)).isFalse();
    }

    @Test
    void rejectsALongUrl() {
        assertThat(endpoint.isAcceptable("https://fcm.googleapis.com/" + "a".repeat(PushEndpoint.MAX_LENGTH)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "localhost",
                "[::1]",
                "[::]",
                "[fd00::1]",
                "[fe80::1]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::a00:1]",
                "[2002:a00:1::]"
            })
    void rejectsAddressesThatAreNotPublic(String host) {
        assertThatThrownBy(() -> endpoint.requirePublicHost(URI.create("https://" + host + "/1")))
                .hasMessage("its address is not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "[2a00:1450:4001::200a]"})
    void acceptsPublicAddresses(String host) {
        assertThatCode(() -> endpoint.requirePublicHost(URI.create("https://" + host + "/1")))
                .doesNotThrowAnyException();
    }
}
