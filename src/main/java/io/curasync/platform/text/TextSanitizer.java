package io.curasync.platform.text;

/**
 * Makes text safe to store, log and show. PostgreSQL rejects NUL, and control characters are invisible. A line break
 * in a log looks like a new entry, and a bidirectional control reorders the surrounding text.
 */
public final class TextSanitizer {

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 200;

    private static final char REPLACEMENT = '\uFFFD';

    private TextSanitizer() {}

    /** Truncates to {@link #MAX_LENGTH} code points and replaces unsafe characters. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** Truncates to the given number of code points and replaces unsafe characters. */
    public static String of(String text, int maxLength) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), maxLength));
        text.codePoints()
                .limit(maxLength)
                .map(point -> isClean(point) && !isBidiOrSeparator(point) ? point : REPLACEMENT)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /**
     * Returns whether the text contains neither control characters nor unpaired surrogates. Text from CuraGenesis
     * must be clean, because it is stored unchanged.
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
     * Returns whether a person may enter the text, for example as a name. It must be clean, and contain neither
     * bidirectional controls nor the replacement character, which stands for characters lost earlier. Zero-width
     * characters are allowed: emoji and some scripts need them, and comparisons of names ignore them.
     */
    public static boolean isEnterable(String text) {
        return text.codePoints().allMatch(point -> isClean(point) && !isBidiOrSeparator(point) && point != REPLACEMENT);
    }

    /** Replaces bidirectional controls and line separators. Line breaks and other controls stay. */
    public static String withoutTurning(String text) {
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
