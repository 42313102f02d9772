package io.curasync.platform;

/**
 * Text that can be stored, logged and shown: PostgreSQL takes no NUL, people see no control characters, a line break in a log
 * looks like another entry, and a bidirectional control turns around what stands beside the text.
 */
public final class TextSanitizer {

    /** Characters. */
    public static final int MAX_LENGTH = 200;

    private static final char REPLACEMENT = '\uFFFD';

    private TextSanitizer() {}

    /** At most {@link #MAX_LENGTH} characters, what cannot be kept replaced. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** At most this many characters, what cannot be kept replaced. */
    public static String of(String text, int longest) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints()
                .limit(longest)
                .map(point -> isClean(point) && !isTurning(point) ? point : REPLACEMENT)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Neither a control character nor half a surrogate pair: the rule for text from CuraGenesis, which is stored as written. */
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
     * Whether the text may be a name or another text that a person enters: clean, without bidirectional controls, and without
     * the sign that stands for characters that were lost before. Zero-width characters are allowed, because emoji and some
     * scripts need them and names are compared without them.
     */
    public static boolean isEnterable(String text) {
        return text.codePoints().allMatch(point -> isClean(point) && !isTurning(point) && point != REPLACEMENT);
    }

    /** The text with bidirectional controls and line separators replaced; line breaks and other controls stay. */
    public static String withoutTurning(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isTurning(text.charAt(i))) {
                return text.codePoints()
                        .map(point -> isTurning(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static boolean isClean(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }

    /** Bidirectional controls (Unicode's property Bidi_Control), and the separators that break a line. */
    private static boolean isTurning(int point) {
        return point == 0x061C
                || point >= 0x200E && point <= 0x200F
                || point >= 0x2028 && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }
}
