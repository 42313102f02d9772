package io.curasync.acceptance;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Random texts, numbers and dates as JSON: plausible ones and ones at and beyond every limit. */
record RandomValues(RandomGenerator random) {

    private static final int[] LENGTHS = {0, 1, 20, 190, 199, 200, 201, 1_000, 5_000};

    private static final String[] NUMBERS = {
        "0",
        "1",
        "12",
        "2147483647",
        "2147483648",
        "-1",
        "0.005",
        "999999999999.99",
        "999999999999.995",
        "1e12",
        "1e-400",
        "4e400"
    };

    private static final String[] DATES = {
        "\"\"",
        "null",
        "0",
        "1791191700",
        "1791191700000",
        "-62135596800000",
        "\"2026-10-05T09:15:00.000+0000\"",
        "\"2026-10-05 09:15:00+02\"",
        "\"2026-02-30\"",
        "\"2062-10-05T09:15:00Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"0000-01-01\""
    };

    private static final String[] OTHERS = {"null", "true", "[]", "{}", "[[1]]", "{\"a\": {}}"};

    String number() {
        return oneOf(NUMBERS);
    }

    String date() {
        return random.nextBoolean()
                ? oneOf(DATES)
                : "\"%s\"".formatted(Instant.ofEpochSecond(random.nextLong(-9_000_000_000L, 9_000_000_000L)));
    }

    /** A value of any type. */
    String value() {
        return switch (random.nextInt(6)) {
            case 0 -> number();
            case 1 -> date();
            case 2 -> oneOf(OTHERS);
            default -> text();
        };
    }

    String oneOf(String... all) {
        return all[random.nextInt(all.length)];
    }

    String text() {
        StringBuilder json = new StringBuilder("\"");
        for (char unit : plain().toCharArray()) {
            json.append(
                    unit < ' ' || unit == '"' || unit == '\\' || Character.isSurrogate(unit)
                            ? "\\u%04x".formatted((int) unit)
                            : unit);
        }
        return json.append('"').toString();
    }

    /** Characters of one Unicode block or of all, including surrogates, control and unassigned characters. */
    String plain() {
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        int first = random.nextBoolean() ? random.nextInt(0x10FF00) : random.nextInt(0x3000);
        int range = random.nextInt(4) == 0 ? 0x10FFFF - first : 0xFF;
        return random.ints(length, first, first + range)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
