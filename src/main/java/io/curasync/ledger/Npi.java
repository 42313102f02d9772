package io.curasync.ledger;

/** A National Provider Identifier: ten digits, the last of which is a check digit. */
public final class Npi {

    private static final int LENGTH = 10;

    /** Contribution to the checksum of the prefix 80840, under which US health identifiers are issued. */
    private static final int PREFIX_SUM = 24;

    private Npi() {}

    /** Removes the blanks and dashes that people type between the digits. */
    public static String tidy(String npi) {
        return npi.replaceAll("[\\s\\u00A0-]", "");
    }

    /** Returns whether the text is ten digits with a valid check digit: the Luhn sum over {@code 80840} and the digits ends in 0. */
    public static boolean isValid(String npi) {
        if (npi.length() != LENGTH || !npi.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = PREFIX_SUM;
        for (int i = 0; i < LENGTH; i++) {
            int digit = npi.charAt(i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
