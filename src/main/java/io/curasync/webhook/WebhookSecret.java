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

    /**
     * Minimum length of a secret in bytes. Shorter secrets could be guessed. For a secret with the prefix {@code whsec_}, the length is
     * that of the decoded bytes.
     */
    private static final int MIN_BYTES = 16;

    private static final int SUFFIX_LENGTH = 4;

    /**
     * Parses the setting {@code CURAGENESIS_WEBHOOK_SECRET}. Each part must have at least 16 bytes and must not be a signature version,
     * such as {@code v1}. If a part starts with {@code whsec_}, the rest of the part must be valid base64.
     *
     * @param setting one or more secrets, separated by commas; null for none. Blank parts are ignored.
     * @throws SettingException if a part is not a valid secret. If there are several parts, the message contains the position of the
     *     invalid part.
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
        // The version prefix of a signature, such as v1, is sometimes copied by mistake. As a secret, it would be
        // publicly known.
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
     * Returns the HMAC keys with which the sender may sign. The first key consists of the bytes of the secret as configured. The second key
     * is the secret decoded from base64, without the prefix {@code whsec_}, as in Standard Webhooks. There is no second key if the secret
     * is not valid base64.
     */
    public List<byte[]> keys() {
        List<byte[]> keys = new ArrayList<>();
        keys.add(text.getBytes(StandardCharsets.UTF_8));
        try {
            keys.add(decode(text));
        } catch (IllegalArgumentException notBase64) {
            // There is no second key.
        }
        return keys;
    }

    /** Returns the last four characters, which identify the secret on screens. */
    public String suffix() {
        return text.substring(Math.max(0, text.length() - SUFFIX_LENGTH));
    }

    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
