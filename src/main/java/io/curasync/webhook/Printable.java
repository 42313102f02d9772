package io.curasync.webhook;

/** Foreign text made fit to be kept and shown: PostgreSQL takes no NUL, and people see no control characters. */
final class Printable {

    static final int LONGEST = 200;

    private Printable() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints()
                .limit(LONGEST)
                .map(point -> isClean(point) ? point : '\uFFFD')
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Neither a control character nor half a surrogate pair. */
    static boolean isClean(String text) {
        return text.codePoints().allMatch(Printable::isClean);
    }

    private static boolean isClean(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }
}
