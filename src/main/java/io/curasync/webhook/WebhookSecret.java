package io.curasync.webhook;

import io.curasync.platform.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secret that may sign webhooks.
 *
 * @param text the secret as configured
 */
public record WebhookSecret(String text) {

    private static final String SETTING = "CURAGENESIS_WEBHOOK_SECRET";
    private static final String STANDARD_PREFIX = "whsec_";

    /** Shorter secrets can be guessed. */
    private static final int MIN_BYTES = 16;

    /**
     * @param setting one or more secrets, comma-separated; may be null
     * @throws SettingException if a part is no secret; the message names its position but not its value
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
        // The version prefix of a signature, sometimes copied along by mistake. As a secret it would be publicly known.
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
     * Returns the possible keys. Standard Webhooks decodes the secret from base64, with or without its prefix; the hex scheme uses
     * its bytes as configured.
     */
    public List<byte[]> keys() {
        List<byte[]> keys = new ArrayList<>();
        keys.add(text.getBytes(StandardCharsets.UTF_8));
        try {
            keys.add(decode(text));
        } catch (IllegalArgumentException notBase64) {
            // Then the secret is usable only as configured.
        }
        return keys;
    }

    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
