package io.curasync.platform.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * US states and territories by their two-letter codes. The District of Columbia counts as a state. The SQL function {@code reporting_state}
 * contains the same codes.
 */
public final class UsStates {

    /** Value under which statistics count all stored texts that are not the two-letter code of a state or territory. */
    public static final String OTHER = "Other";

    private static final String STATES = """
            AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;
            DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;
            KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;
            MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;
            NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;
            RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;
            WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;
            AS American Samoa;GU Guam;MP Northern Mariana Islands;PR Puerto Rico;VI U.S. Virgin Islands""";

    private static final String ALTERNATIVE_NAMES = """
            DC Washington DC;DC Washington, DC;DC Washington D.C.;DC Washington, D.C.;DC D.C.;VI US Virgin Islands;
            VI United States Virgin Islands;VI Virgin Islands;MP Commonwealth of the Northern Mariana Islands;
            PR Commonwealth of Puerto Rico""";

    private static final Map<String, String> NAMES =
            pairs(STATES).collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    /** Two-letter codes. The map keys are the {@link NormalizedText#key} of each code, name and alternative name. */
    private static final Map<String, String> CODES = codesByKey();

    private UsStates() {}

    /** Returns all two-letter codes in alphabetical order. */
    public static List<String> codes() {
        return NAMES.keySet().stream().sorted().toList();
    }

    /**
     * Returns the two-letter code of the state or territory that the text denotes. The text can be a code or a name, in upper or lower
     * case. Empty if the text denotes none.
     */
    public static Optional<String> code(String text) {
        return NAMES.containsKey(text) ? Optional.of(text) : Optional.ofNullable(CODES.get(NormalizedText.key(text)));
    }

    /**
     * Returns the value to store for an entered text. This is the two-letter code of the state or territory that the text denotes, or the
     * normalized text if it denotes none.
     */
    public static String stored(String text) {
        return code(text).orElseGet(() -> NormalizedText.of(text));
    }

    /**
     * Returns the value under which statistics count a stored state. This is its two-letter code, or {@link #OTHER} if the stored text is
     * not such a code. Returns "" if no state is stored.
     *
     * @param stored null or empty if no state is stored
     */
    public static String counted(@Nullable String stored) {
        if (stored == null || stored.isEmpty()) {
            return "";
        }
        return isCode(stored) ? stored : OTHER;
    }

    /** Returns whether the text is the two-letter code of a state or territory, in upper case. */
    public static boolean isCode(String text) {
        return NAMES.containsKey(text);
    }

    /**
     * Returns the display text of a stored state. Appends "(unknown)" if the stored text is not a code. Returns "" if no state is stored.
     */
    public static String label(@Nullable String stored) {
        if (stored == null || stored.isEmpty() || isCode(stored)) {
            return stored == null ? "" : stored;
        }
        return stored + " (unknown)";
    }

    /** Returns the name of the state or territory with the two-letter code. Returns the given text if it is not such a code. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    private static Map<String, String> codesByKey() {
        Map<String, String> codes = new HashMap<>();
        NAMES.forEach((code, name) -> {
            codes.put(NormalizedText.key(code), code);
            codes.put(NormalizedText.key(name), code);
        });
        pairs(ALTERNATIVE_NAMES).forEach(pair -> codes.put(NormalizedText.key(pair[1]), pair[0]));
        return Map.copyOf(codes);
    }

    private static Stream<String[]> pairs(String text) {
        return Stream.of(text.split(";\\s*")).map(pair -> pair.split(" ", 2));
    }
}
