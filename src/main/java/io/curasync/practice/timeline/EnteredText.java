package io.curasync.practice.timeline;

import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.TextSanitizer;
import java.util.regex.Pattern;

/**
 * Normalizes and validates plain text that people enter, such as notes and next steps. The result is in Unicode NFC, without whitespace at
 * its start and end.
 */
public final class EnteredText {

    /** Maximum length of a note in UTF-16 code units. Browsers limit the length of fields in the same unit. */
    public static final int MAX_NOTE_LENGTH = 4_000;

    /** Maximum length of a text of one line in UTF-16 code units. */
    public static final int MAX_LINE_LENGTH = 200;

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");

    private EnteredText() {}

    /**
     * Normalizes the text of a note. Line breaks become {@code \n}, and tabs become blanks.
     *
     * @throws InvalidTextException if the text is empty, too long, or contains another character that is not enterable
     *     ({@link TextSanitizer#isEnterable})
     */
    public static String note(String entered) {
        String text =
                NormalizedText.of(LINE_BREAK.matcher(entered).replaceAll("\n").replace('\t', ' '));
        return validated(text, text.replace("\n", ""), MAX_NOTE_LENGTH);
    }

    /**
     * Normalizes a text of one line. Line breaks and tabs become blanks.
     *
     * @throws InvalidTextException if the text is empty, too long, or contains another character that is not enterable
     *     ({@link TextSanitizer#isEnterable})
     */
    public static String line(String entered) {
        String text =
                NormalizedText.of(LINE_BREAK.matcher(entered).replaceAll("\n").replaceAll("[\\n\\t]", " "));
        return validated(text, text, MAX_LINE_LENGTH);
    }

    private static String validated(String text, String characters, int maxLength) {
        if (text.isEmpty()) {
            throw new InvalidTextException("Enter a text.");
        }
        if (text.length() > maxLength) {
            throw new InvalidTextException("Enter at most %,d characters.".formatted(maxLength));
        }
        if (!TextSanitizer.isEnterable(characters)) {
            throw new InvalidTextException(
                    "The text contains a character that cannot be displayed. Type that part again.");
        }
        return text;
    }
}
