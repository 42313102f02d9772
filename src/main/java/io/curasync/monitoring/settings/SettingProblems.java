package io.curasync.monitoring.settings;

import io.curasync.platform.settings.SettingRules;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds doubtful settings. The application starts with such a setting, but its value, or the missing value, is probably a mistake. */
final class SettingProblems {

    private static final int MIN_SECRET_LENGTH = 16;

    /**
     * Secrets of the demo, which are public. They are reported only if an operator has set them, not if they are the defaults of the
     * demo.
     */
    private static final Set<String> DEMO_SECRETS =
            Set.of("demo-vendor-token", "demo-webhook-secret", "demo-cron-secret", "demo-admin-password");

    private static final List<String> OPENID =
            List.of("curasync.openid.issuer", "curasync.openid.client-id", "curasync.openid.client-secret");

    /** Matches text that looks like base64 of 24 to 64 bytes. Standard Webhooks specifies this length for secrets. */
    private static final Pattern BASE64 = Pattern.compile("(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)[A-Za-z0-9+/]{31,86}={0,2}");

    private static final String NOT_ENCRYPTED =
            "The address begins with http, so %s can be read on the way. Use https.";

    private final ResolvedSettings settings;

    SettingProblems(ResolvedSettings settings) {
        this.settings = settings;
    }

    /** Returns the most important problem of a setting; null if there is none. */
    @Nullable
    SettingProblem of(SettingDefinition definition) {
        SettingProblem known = demoSecret(definition);
        if (known == null) {
            known = specific(definition.property());
        }
        return known == null && settings.isQuoted(definition)
                ? SettingProblem.warn(
                        "The environment sets it with quotes around the value. They are ignored; remove them.")
                : known;
    }

    private @Nullable SettingProblem demoSecret(SettingDefinition definition) {
        String value = settings.value(definition);
        return value != null
                        && settings.source(definition) != SettingSource.DEFAULT
                        && Stream.of(value.split(",")).map(String::strip).anyMatch(DEMO_SECRETS::contains)
                ? SettingProblem.fail("This is the public secret of the demo. Replace it with a secret of your own.")
                : null;
    }

    private @Nullable SettingProblem specific(String property) {
        return switch (property) {
            case "DATABASE_URL" -> ignoredDatabaseUrl();
            case "curagenesis.api-base" ->
                settings.isSet(property)
                        ? unencrypted(property, "the vendor token")
                        : missing("curagenesis.vendor-token", "syncs are off");
            case "curagenesis.vendor-token" ->
                settings.isSet(property) ? null : missing("curagenesis.api-base", "syncs are off");
            case "cron.secret" -> shortSecret(property);
            case "curasync.openid.issuer", "curasync.openid.client-id", "curasync.openid.client-secret" ->
                openId(property);
            case "spring.mail.password" -> withoutUse(property, "spring.mail.username");
            case "curasync.notification.base-url" -> baseUrl(property);
            case "curasync.notification.mail-from" -> sender(property);
            case "curasync.alert.url" -> unencrypted(property, "incidents");
            case "curasync.alert.secret" -> alertSecret(property);
            case "curasync.heartbeat.url" -> unencrypted(property, "the address");
            case "curasync.trusted-proxies" -> trustedProxies(property);
            default -> null;
        };
    }

    private @Nullable SettingProblem ignoredDatabaseUrl() {
        return settings.isSet("DATABASE_URL") && settings.isSet("spring.datasource.url")
                ? SettingProblem.warn("It is ignored, because SPRING_DATASOURCE_URL is set, too. Remove one of them.")
                : null;
    }

    /** Returns a problem for a setting that is not set, if another setting that depends on it is set. Returns null otherwise. */
    private @Nullable SettingProblem missing(String other, String consequence) {
        return settings.isSet(other)
                ? SettingProblem.fail("It is not set although %s is, so %s. Set it."
                        .formatted(SettingRules.variable(other), consequence))
                : null;
    }

    private @Nullable SettingProblem withoutUse(String property, String needed) {
        return settings.isSet(property) && !settings.isSet(needed)
                ? SettingProblem.warn(
                        "It has no effect without %s. Set that, too.".formatted(SettingRules.variable(needed)))
                : null;
    }

    private @Nullable SettingProblem shortSecret(String property) {
        String value = settings.value(property);
        return value != null && value.length() < MIN_SECRET_LENGTH
                ? SettingProblem.warn(
                        "It has fewer than %d characters. Use a longer one, such as from openssl rand -hex 32."
                                .formatted(MIN_SECRET_LENGTH))
                : null;
    }

    private @Nullable SettingProblem openId(String property) {
        boolean any = OPENID.stream().anyMatch(settings::isSet);
        return any && !settings.isSet(property)
                ? SettingProblem.warn(
                        "It is not set, so the OpenID Connect sign-in is off. Set it, or remove the other two.")
                : null;
    }

    private @Nullable SettingProblem baseUrl(String property) {
        if (settings.isSet(property)) {
            return unencrypted(property, "what users see after following a link");
        }
        return settings.isSet("spring.mail.host")
                ? SettingProblem.warn("It is not set, so emails contain no links. Set it to the address of CuraSync.")
                : null;
    }

    private @Nullable SettingProblem sender(String property) {
        return settings.isSet("spring.mail.host") && "curasync@localhost".equals(settings.value(property))
                ? SettingProblem.warn(
                        "Mail servers often reject the default sender. Set an address of your own domain.")
                : null;
    }

    private @Nullable SettingProblem alertSecret(String property) {
        String secret = settings.value(property);
        // Receivers decode a base64 secret. They would reject signatures whose key is the undecoded text.
        return secret != null && BASE64.matcher(secret).matches()
                ? SettingProblem.warn("It looks like a secret of Standard Webhooks without whsec_ in front. Add that.")
                : withoutUse(property, "curasync.alert.url");
    }

    private @Nullable SettingProblem trustedProxies(String property) {
        String value = settings.value(property);
        return value != null
                        && Stream.of(value.split(","))
                                .anyMatch(range -> range.strip().endsWith("/0"))
                ? SettingProblem.fail(
                        "It trusts every machine, so anyone can forge a client address. List only the proxies.")
                : null;
    }

    private @Nullable SettingProblem unencrypted(String property, String what) {
        String url = settings.value(property);
        return url != null && PublicHost.isReachedByPlainHttp(url)
                ? SettingProblem.warn(NOT_ENCRYPTED.formatted(what))
                : null;
    }
}
