package io.curasync.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalizes external text for storage and comparison. Webhooks, syncs, imports, forms and the API all use the same rules. */
public final class NormalizedText {

    /** Invisible characters. The SQL function {@code fold_for_search} removes the same characters. */
    private static final String INVISIBLE =
            "\\u00AD\\u034F\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF";
    /**
     * Maximum length, in {@code char}s, of a text that is converted to Unicode NFC. No field accepts longer text. The limit is needed
     * because the duration of the conversion grows with the square of the number of consecutive combining marks.
     */
    private static final int MAX_LENGTH = 4_000;

    private static final Pattern EDGE = Pattern.compile("[\\p{IsWhite_Space}" + INVISIBLE + "]");
    private static final Pattern INVISIBLES = Pattern.compile("[" + INVISIBLE + "]+");
    private static final Pattern BLANKS = Pattern.compile("\\p{IsWhite_Space}+");
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u201B\\u02BC\\uFF07]");

    private NormalizedText() {}

    /**
     * Returns the text in Unicode NFC, without whitespace and invisible characters at its start and end. Does not
     * convert text of more than {@value #MAX_LENGTH} {@code char}s to NFC.
     */
    public static String of(String text) {
        if (isAscii(text)) {
            return text.strip();
        }
        String composed = compose(text);
        int from = 0;
        int to = composed.length();
        while (from < to && isEdge(composed.charAt(from))) {
            from++;
        }
        while (from < to && isEdge(composed.charAt(to - 1))) {
            to--;
        }
        return composed.substring(from, to);
    }

    /**
     * Returns the key by which names are compared: names with equal keys count as the same name. The key is in NFC and lower case, with
     * straight apostrophes and single spaces, and without surrounding whitespace and invisible characters such as soft hyphens. It is empty
     * if the name contains only whitespace and invisible characters.
     */
    public static String key(String name) {
        if (isAscii(name)) {
            return BLANKS.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        }
        String visible = INVISIBLES.matcher(name).replaceAll("");
        String straight = APOSTROPHES.matcher(visible).replaceAll("'");
        String lower = BLANKS.matcher(straight).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return compose(lower);
    }

    private static String compose(String text) {
        return text.length() > MAX_LENGTH ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isEdge(char c) {
        return EDGE.matcher(String.valueOf(c)).matches();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
