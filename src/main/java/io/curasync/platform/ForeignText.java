package io.curasync.platform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text from another system, made fit for a log line or a screen. */
public final class ForeignText {

    private static final int MAX_LENGTH = 200;

    /** Blanks as well. Line breaks forge log lines, and bidirectional controls change what one reads. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]+");

    private ForeignText() {}

    /** One line of at most 200 characters, without control and invisible characters. */
    public static String clean(@Nullable String text) {
        return text == null
                ? ""
                : Characters.shortened(
                        MAX_LENGTH, UNPRINTABLE.matcher(text).replaceAll(" ").strip());
    }
}
