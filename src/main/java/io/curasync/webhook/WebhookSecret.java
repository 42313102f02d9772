package io.curasync.webhook;

import io.curasync.platform.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secret with which CuraGenesis signs webhooks.
 *
 * @param text the secret as configured
 */
public record WebhookSecret(String text) {

    private static final String SETTING = "CURAGENESIS_WEBHOOK_SECRET";
    private static final String STANDARD_PREFIX = "whsec_";

    /** Minimum length of a secret in bytes, because shorter ones could be guessed. */
    private static final int MIN_BYTES = 16;

    /**
     * Parses and validates the setting.
     *
     * @param setting one or more secrets, separated by commas; null for none
     * @throws SettingException if a part is not a valid secret. The message contains the position of the part.
     */
    public static List<WebhookSecret> parse(@Nullable String setting) {
        List<String> parts = Arrays.stream(setting == null ? new String[0] : setting.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        for (int number = 1; number <= parts.size(); number++) {
            check(parts.get(number - 1), parts.size() == 1 ? SETTING : "Part %d of %s".formatted(number, SETTING));
        }
        return parts.stream().map(WebhookSecret::new).toList();
    }

    private static void check(String part, String name) {
        // Version prefixes of signatures are sometimes copied by mistake. As secrets, they would be publicly known.
        if (part.matches("(?i)v\\d+a?")) {
            throw new SettingException(
                    "%s is “%s”, which is not a secret.".formatted(name, part),
                    "Remove the “%s,” from %s.".formatted(part, SETTING));
        }
        byte[] key;
        try {
            key = part.startsWith(STANDARD_PREFIX) ? decode(part) : part.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new SettingException(
                    "%s is not base64 after %s.".formatted(name, STANDARD_PREFIX),
                    "Copy the whole secret from CuraGenesis into %s again.".formatted(SETTING));
        }
        if (key.length < MIN_BYTES) {
            throw new SettingException(
                    "%s is shorter than %d bytes.".formatted(name, MIN_BYTES),
                    "Set %s to a longer secret, such as one from openssl rand -hex 32; several are separated by commas."
                            .formatted(SETTING));
        }
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder()
                .decode(text.startsWith(STANDARD_PREFIX) ? text.substring(STANDARD_PREFIX.length()) : text);
    }

    /**
     * Returns the keys with which the sender may sign: the bytes of the secret as configured, for the hex scheme, and the secret decoded
     * from base64 without its prefix, for Standard Webhooks.
     */
    public List<byte[]> keys() {
        List<byte[]> keys = new ArrayList<>();
        keys.add(text.getBytes(StandardCharsets.UTF_8));
        try {
            keys.add(decode(text));
        } catch (IllegalArgumentException notBase64) {
            // The secret is only usable as configured.
        }
        return keys;
    }

    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
