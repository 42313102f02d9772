package io.curasync.platform.text;

/**
 * Makes text safe to store, log and display. PostgreSQL rejects NUL, and other control characters are invisible. In the log, text after a
 * line break would look like a new entry. A bidirectional control reorders the text around it.
 */
public final class TextSanitizer {

    /** Default maximum length of the result of {@code of}, in code points. */
    public static final int MAX_LENGTH = 200;

    /** Character that replaces an unsafe character. */
    public static final char REPLACEMENT = '\uFFFD';

    private TextSanitizer() {}

    /**
     * Truncates the text to {@value #MAX_LENGTH} code points. Replaces control characters including line breaks,
     * unpaired surrogates, bidirectional controls and line separators with U+FFFD.
     */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /**
     * Truncates the text. Replaces control characters including line breaks, unpaired surrogates, bidirectional
     * controls and line separators with U+FFFD.
     *
     * @param maxLength maximum length in code points
     */
    public static String of(String text, int maxLength) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), maxLength));
        text.codePoints()
                .limit(maxLength)
                .map(point -> isClean(point) && !isBidiOrSeparator(point) ? point : REPLACEMENT)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /**
     * Returns whether the text contains neither control characters nor unpaired surrogates. If a field from CuraGenesis contains such a
     * character, CuraSync rejects the field instead of replacing the character.
     */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                return text.codePoints().allMatch(TextSanitizer::isClean);
            }
        }
        return true;
    }

    /**
     * Returns whether a person may enter the text, for example as a name. The text must be clean ({@link #isClean(String)}), and must not
     * contain bidirectional controls, line separators or the replacement character, which represents characters that were lost earlier.
     * Zero-width characters are allowed, because emoji and some scripts need them, and comparisons of names ignore them.
     */
    public static boolean isEnterable(String text) {
        return text.codePoints().allMatch(point -> isClean(point) && !isBidiOrSeparator(point) && point != REPLACEMENT);
    }

    /**
     * Replaces bidirectional controls, line separators and paragraph separators with U+FFFD. Does not replace line
     * breaks and other control characters.
     */
    public static String replaceBidiControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBidiOrSeparator(text.charAt(i))) {
                return text.codePoints()
                        .map(point -> isBidiOrSeparator(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static boolean isClean(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }

    /**
     * Returns whether the code point is a bidirectional control (Unicode property Bidi_Control) or a line or
     * paragraph separator.
     */
    private static boolean isBidiOrSeparator(int point) {
        return point == 0x061C
                || point >= 0x200E && point <= 0x200F
                || point >= 0x2028 && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }
}
