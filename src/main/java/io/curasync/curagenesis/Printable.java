package io.curasync.curagenesis;

/** Foreign text made fit to be kept and shown: PostgreSQL takes no NUL, and people see no control characters. */
public final class Printable {

    /** Characters. */
    public static final int LONGEST = 200;

    private Printable() {}

    /** At most {@link #LONGEST} characters, what cannot be kept replaced. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** At most this many characters, what cannot be kept replaced. */
    public static String of(String text, int longest) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints()
                .limit(longest)
                .map(point -> isClean(point) ? point : '\uFFFD')
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Neither a control character nor half a surrogate pair. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                return text.codePoints().allMatch(Printable::isClean);
            }
        }
        return true;
    }

    private static boolean isClean(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }
}
