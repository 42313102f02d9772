package io.curasync.ledger;

/** Validates National Provider Identifiers (NPIs). An NPI has ten digits, the last of which is a check digit. */
public final class Npi {

    private static final int LENGTH = 10;

    /**
     * Sum that the prefix 80840 contributes to the Luhn checksum. US health identifiers are issued under this prefix, and the
     * check digit covers it.
     */
    private static final int PREFIX_SUM = 24;

    private Npi() {}

    /** Removes ASCII white space, no-break spaces and hyphens, which people type between the digits. */
    public static String tidy(String npi) {
        return npi.replaceAll("[\\s\\u00A0-]", "");
    }

    /**
     * Returns whether the text consists of ten digits with a valid check digit. The check digit is valid if the Luhn sum over
     * {@code 80840} and the ten digits ends in 0.
     */
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
