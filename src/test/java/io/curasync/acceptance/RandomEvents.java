package io.curasync.acceptance;

import java.util.random.RandomGenerator;

/** Well-formed events of a few practices with random values, as JSON. */
record RandomEvents(RandomGenerator random, RandomValues values) {

    RandomEvents(RandomGenerator random) {
        this(random, new RandomValues(random));
    }

    String next() {
        int practice = random.nextInt(20);
        return switch (random.nextInt(5)) {
            case 0 -> """
                {"event":"order.placed","data":{"userId":"fuzz_%d","orderId":%s,"orderAmount":%s,"orderDate":%s}}""".formatted(practice, values.text(), values.number(), values.date());
            case 1 -> """
                {"event":"practice.created","data":{"userId":%s,"specialty":%s,"salesRep":%s}}""".formatted(values.text(), values.text(), values.text());
            case 2 -> """
                {"event":"practice.activated","data":{"userId":"fuzz_%d","activatedAt":%s}}""".formatted(practice, values.date());
            default -> {
                String changes = "\"totalOrders\":%s,\"specialty\":%s,\"state\":%s,\"salesRep\":%s"
                        .formatted(values.number(), values.text(), values.text(), values.text());
                yield "{\"event\":\"practice.updated\",\"data\":{\"userId\":\"fuzz_%d\",\"practiceId\":\"fuzz_%1$d\",%s}}"
                        .formatted(practice, changes);
            }
        };
    }
}
