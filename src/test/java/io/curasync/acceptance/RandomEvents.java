package io.curasync.acceptance;

import java.util.random.RandomGenerator;

/** Well-formed events of a few practices with random values, as JSON. */
record RandomEvents(RandomGenerator random, RandomValues values) {

    RandomEvents(RandomGenerator random) {
        this(random, new RandomValues(random));
    }

    String next() {
        String userId = "\"userId\":\"fuzz_%d\"".formatted(random.nextInt(20));
        return switch (random.nextInt(5)) {
            case 0 -> orderPlaced(userId);
            case 1 -> event("practice.created", "\"userId\":" + values.text(), field("specialty"), field("salesRep"));
            case 2 -> event("practice.activated", userId, "\"activatedAt\":" + values.date());
            default ->
                event(
                        "practice.updated",
                        userId,
                        userId.replace("userId", "practiceId"),
                        "\"totalOrders\":" + values.number(),
                        field("specialty"),
                        field("state"),
                        field("salesRep"));
        };
    }

    private String orderPlaced(String userId) {
        String amount = "\"orderAmount\":" + values.number();
        return event("order.placed", userId, field("orderId"), amount, "\"orderDate\":" + values.date());
    }

    private String field(String name) {
        return "\"%s\":%s".formatted(name, values.text());
    }

    private static String event(String type, String... fields) {
        return "{\"event\":\"%s\",\"data\":{%s}}".formatted(type, String.join(",", fields));
    }
}
