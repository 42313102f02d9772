package io.curasync.acceptance;

import io.curasync.acceptance.ApiDescription.Operation;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random calls of every operation in the API description, except those that start syncs. */
record RandomCalls(RandomGenerator random, RandomValues values, ApiClient api, List<Operation> operations) {

    private static final Set<String> SYNCS = Set.of("cron", "cronByPost", "syncNow", "receiveWebhook");

    private static final List<String> PARAMETERS =
            List.of("limit", "cursor", "status", "state", "rep", "kind", "q", "name");

    private static final List<String> FIELDS =
            List.of("email", "name", "role", "aliases", "password", "npi", "state", "firstName", "specialty", "rep");

    RandomCalls(RandomGenerator random, ApiClient api) {
        this(random, new RandomValues(random), api, described(api));
    }

    private static List<Operation> described(ApiClient api) {
        return new ApiDescription(api.get("/v3/api-docs").expect(200).json())
                .operations().values().stream()
                        .filter(operation -> !SYNCS.contains(operation.id()))
                        .toList();
    }

    ApiClient.Response next() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        String path = Stream.of(operation.path().split("/"))
                .map(part -> part.startsWith("{") ? values.oneOf("1", "0", "-1", encoded(values.plain())) : part)
                .collect(Collectors.joining("/"));
        String query = PARAMETERS.stream()
                .filter(_ -> random.nextInt(4) == 0)
                .map(name -> name + "=" + values.oneOf("1", "TX", encoded(values.plain())))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = api.request(path + "?" + query);
        return api.send(
                operation.method().equals("GET")
                        ? request.GET().build()
                        : request.header("Content-Type", values.oneOf("application/json", "text/csv"))
                                .method(operation.method(), BodyPublishers.ofString(body()))
                                .build());
    }

    /** Encodes a text for a URL, shortened to fit into a request line. */
    private static String encoded(String text) {
        return URLEncoder.encode(text.substring(0, Math.min(200, text.length())), StandardCharsets.UTF_8);
    }

    private String body() {
        return random.nextInt(8) == 0
                ? values.value()
                : FIELDS.stream()
                        .filter(_ -> random.nextBoolean())
                        .map(field -> "\"%s\": %s".formatted(field, values.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}
