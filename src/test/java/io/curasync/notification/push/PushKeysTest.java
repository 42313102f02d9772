package io.curasync.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The key pair of the installation. */
class PushKeysTest {

    private static final VapidKeys GIVEN = VapidKeys.generate();

    private static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void allInstancesUseTheKeysThatTheFirstOneGenerated() {
        VapidKeys first = new PushKeys(DATABASE.jdbc(), properties(null, null)).current();
        VapidKeys second = new PushKeys(DATABASE.jdbc(), properties(null, null)).current();

        assertThat(second.publicKey()).isEqualTo(first.publicKey());
        assertThat(second.privateKey()).isEqualTo(first.privateKey());
    }

    @Test
    void usesTheKeysOfTheSettings() {
        PushKeys keys = new PushKeys(DATABASE.jdbc(), properties(GIVEN.publicKey(), " " + GIVEN.privateKey() + " "));

        assertThat(keys.current().publicKey()).isEqualTo(GIVEN.publicKey());
    }

    @Test
    void generatesKeysInTheUsualFormat() {
        for (int i = 0; i < 300; i++) {
            VapidKeys keys = VapidKeys.generate();

            assertThat(keys.publicKey()).matches("B[\\w-]{86}");
            assertThat(keys.privateKey()).matches("[\\w-]{43}");
            assertThat(VapidKeys.of(keys.publicKey(), keys.privateKey()).publicKey())
                    .isEqualTo(keys.publicKey());
        }
    }

    @Test
    void rejectsKeysThatAreNoPair() {
        assertRejected(GIVEN.publicKey(), null, "Only one of CURASYNC_PUSH_PUBLIC_KEY and CURASYNC_PUSH_PRIVATE_KEY");
        assertRejected("", GIVEN.privateKey(), "Only one of ");
        assertRejected(GIVEN.publicKey(), VapidKeys.generate().privateKey(), "does not belong to the public key");
        assertRejected(GIVEN.publicKey(), "not base64!", "the private key is not base64url");
        assertRejected(GIVEN.publicKey(), "AAAA", "the private key has 3 bytes instead of 32");
        assertRejected(GIVEN.publicKey(), "A".repeat(43), "the private key");
        assertRejected(GIVEN.privateKey(), GIVEN.privateKey(), "the public key is not a point of P-256");
    }

    private static void assertRejected(@Nullable String publicKey, @Nullable String privateKey, String message) {
        assertThatThrownBy(() -> properties(publicKey, privateKey))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain(GIVEN.privateKey());
    }

    private static PushProperties properties(@Nullable String publicKey, @Nullable String privateKey) {
        return new PushProperties(true, publicKey, privateKey, Duration.ofSeconds(5), Duration.ofMinutes(1), false);
    }
}
