package io.curasync.acceptance;

import java.util.random.RandomGenerator;

/** Well-formed events of a few practices with any Unicode text, length and number in them, as JSON. */
record RandomEvents(RandomGenerator random) {

    static final int ROUNDS = 5;
    static final int EACH_ROUND = 80;

    private static final int[] LENGTHS = {0, 1, 20, 190, 199, 200, 201, 1_000, 5_000};
    private static final String[] NUMBERS = {
        "0",
        "1",
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

    String next() {
        String known = "\"userId\":\"fuzz_%d\",\"practiceId\":\"fuzz_%1$d\"".formatted(random.nextInt(20));
        return switch (random.nextInt(4)) {
            case 0 -> """
                {"event":"order.placed","data":{"userId":"fuzz_%d","orderId":%s,"orderAmount":%s,\
                "orderDate":"2026-10-05T09:15:00Z"}}""".formatted(random.nextInt(20), text(), number());
            case 1 -> """
                {"event":"practice.created","data":{"userId":%s,"specialty":%s,"salesRep":%s}}""".formatted(text(), text(), text());
            default -> {
                String changes = "\"totalOrders\":%s,\"specialty\":%s,\"state\":%s,\"salesRep\":%s"
                        .formatted(number(), text(), text(), text());
                yield "{\"event\":\"practice.updated\",\"data\":{%s,%s}}".formatted(known, changes);
            }
        };
    }

    private String number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /** Of one block of Unicode or of all of it, so that surrogates, controls and unassigned characters are among them. */
    private String text() {
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        int first = random.nextBoolean() ? random.nextInt(0x10FF00) : random.nextInt(0x3000);
        int range = random.nextInt(4) == 0 ? 0x10FFFF - first : 0xFF;
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < length; i++) {
            for (char unit : Character.toChars(first + random.nextInt(range))) {
                json.append(
                        unit < ' ' || unit == '"' || unit == '\\' || Character.isSurrogate(unit)
                                ? "\\u%04x".formatted((int) unit)
                                : unit);
            }
        }
        return json.append('"').toString();
    }
}
