package io.curasync.platform.text;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Formats JSON from CuraGenesis for display and masks secrets. The value of a field is masked if the name of the field suggests a
 * secret, at any depth.
 */
public final class JsonMasker {

    /** Replaces the value of a secret. */
    public static final String MASK = "••••••";

    /** End of the output if the text is truncated or is not valid JSON for another reason. */
    public static final String CUT_OFF = "… cut off here";

    private static final List<String> SECRET_PARTS = List.of(
            "secret",
            "token",
            "password",
            "passwd",
            "authorization",
            "signature",
            "credential",
            "apikey",
            "privatekey",
            "cookie",
            "socialsecurity");
    private static final List<String> SECRET_WORDS = List.of("ssn", "pwd", "pin", "auth", "bearer");

    private static final JsonMapper COMPACT = JsonMapper.builder().build();
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonMasker() {}

    /**
     * Returns the JSON with masked secrets, indented. If the text is truncated or is not valid JSON for another reason, returns its
     * valid beginning and {@link #CUT_OFF}.
     */
    public static String format(String json) {
        return write(json, INDENTED, "\n");
    }

    /** Returns the JSON with masked secrets on one line. Otherwise works like {@link #format}. */
    public static String compact(String json) {
        return write(json, COMPACT, " ");
    }

    private static String write(String json, JsonMapper mapper, String separator) {
        StringWriter out = new StringWriter();
        boolean complete;
        try (JsonGenerator generator = mapper.createGenerator(out)) {
            complete = copy(json, generator);
        }
        return complete ? out.toString() : (out + separator + CUT_OFF).strip();
    }

    /** Copies the valid beginning of the text. Returns whether the whole text was valid. */
    private static boolean copy(String json, JsonGenerator out) {
        try (JsonParser in = COMPACT.createParser(json)) {
            String name = null;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    // The name is written together with its value, because the value may be missing.
                    name = in.currentName();
                } else {
                    copyValue(name, in, out);
                    name = null;
                }
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static void copyValue(@Nullable String name, JsonParser in, JsonGenerator out) {
        if (name != null) {
            out.writeName(name);
        }
        if (name != null && isSecret(name)) {
            out.writeString(MASK);
            in.skipChildren();
        } else {
            out.copyCurrentEventExact(in);
        }
    }

    /**
     * Returns whether a field name suggests a secret. A short term must match a whole word of the name, because
     * {@code businessName} contains "ssn".
     */
    public static boolean isSecret(String name) {
        String[] words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+");
        String joined = String.join("", words);
        return SECRET_PARTS.stream().anyMatch(joined::contains)
                || Arrays.stream(words).anyMatch(SECRET_WORDS::contains);
    }
}
