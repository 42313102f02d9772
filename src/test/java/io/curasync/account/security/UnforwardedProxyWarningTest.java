package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UnforwardedProxyWarningTest {

    final UnforwardedProxyWarning warning = new UnforwardedProxyWarning();

    @Test
    void warnsOncePerHourOfAPublicHost(CapturedOutput output) {
        warning.check("127.0.0.1", "localhost");
        warning.check("10.0.0.5", "crm.example.com");
        assertThat(output).doesNotContain("CURASYNC_ACTUATOR_LOOPBACK");

        warning.check("127.0.0.1", "crm.example.com");
        warning.check("0:0:0:0:0:0:0:1", "other.example.com");

        assertThat(output).containsOnlyOnce("CURASYNC_ACTUATOR_LOOPBACK=false").contains("crm.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,        false",
        "LOCALHOST.,       false",
        "crm.localhost,    false",
        "app-1,            false",
        "127.0.0.1,        false",
        "[::1],            false",
        "192.168.1.4,      false",
        "fd00::1,          false",
        "crm.example.com,  true",
        "crm.example.com., true",
        "203.0.113.7,      true",
        "[2001:db8::1],    true",
    })
    void recognizesAPublicHost(String host, boolean isPublic) {
        assertThat(UnforwardedProxyWarning.isPublic(host)).isEqualTo(isPublic);
    }
}
