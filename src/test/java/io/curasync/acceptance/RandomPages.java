package io.curasync.acceptance;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers every call with a page of random rows, and sometimes with a random cursor. */
record RandomPages(RandomGenerator random, RandomValues values) implements StubResponse {

    RandomPages(RandomGenerator random) {
        this(random, new RandomValues(random));
    }

    @Override
    public synchronized boolean answer(HttpExchange call) throws IOException, InterruptedException {
        return StubResponse.json(page()).answer(call);
    }

    private String page() {
        String rows =
                IntStream.range(0, random.nextInt(40)).mapToObj(_ -> row()).collect(Collectors.joining(","));
        return "{\"items\": [%s], \"nextCursor\": %s}".formatted(rows, cursor());
    }

    private String row() {
        if (random.nextInt(20) == 0) {
            return values.value();
        }
        return """
                {"practiceId": %s, "userId": %s, "curaIntakeId": %s, "specialty": %s, "state": %s, "activatedAt": %s,\
                 "activatedAtIso": %s, "totalOrders": %s, "salesRep": %s}""".formatted(
                        id("prac_"),
                        id("user_"),
                        values.oneOf("null", values.value()),
                        values.text(),
                        values.oneOf("\"TX\"", values.text()),
                        values.date(),
                        values.date(),
                        values.number(),
                        values.text());
    }

    /** Returns a random id, usually one of a few, so that rows of different practices collide. */
    private String id(String prefix) {
        return random.nextInt(4) == 0 ? values.value() : "\"%s%d\"".formatted(prefix, random.nextInt(30));
    }

    private String cursor() {
        return switch (random.nextInt(6)) {
            case 0 -> "\"at-%d\"".formatted(random.nextInt(5));
            case 1 -> values.number();
            case 2 -> values.value();
            default -> "null";
        };
    }
}
