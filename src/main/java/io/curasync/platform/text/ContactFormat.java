package io.curasync.platform.text;

import java.util.regex.Pattern;

/** Checks the format of phone numbers, emails and ZIP codes that people enter. */
public final class ContactFormat {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cf}]+@[^\\s@.\\p{Cf}]+(\\.[^\\s@.\\p{Cf}]+)+");
    private static final Pattern ZIP = Pattern.compile("\\d{5}(-\\d{4})?");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d ().\\-/]+( ?(?i:x|ext\\.?) ?\\d{1,6})?");
    private static final int MAX_PHONE_DIGITS = 21;

    private ContactFormat() {}

    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Returns whether the text is a ZIP code with five digits, or with nine digits such as {@code 12345-6789}. */
    public static boolean isZip(String text) {
        return ZIP.matcher(text).matches();
    }

    /**
     * Returns whether the text is a phone number, possibly with an extension such as {@code x12} or {@code ext. 12}.
     *
     * @param minDigits minimum number of digits
     */
    public static boolean isPhone(String text, int minDigits) {
        long digits = text.chars().filter(Character::isDigit).count();
        return PHONE.matcher(text).matches() && digits >= minDigits && digits <= MAX_PHONE_DIGITS;
    }
}
