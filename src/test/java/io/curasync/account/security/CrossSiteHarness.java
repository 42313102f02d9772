package io.curasync.account.security;

import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests as an admin, with the headers of a browser. */
@CuraSyncTest
abstract class CrossSiteHarness {

    static final String[] FOREIGN = {"Sec-Fetch-Site", "cross-site"};

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void users() {
        database.clear();
        TestUsers.admin(userAccounts, "admin@example.com");
    }

    /** Leaves out headers whose value is null. */
    static String[] headers(String... pairs) {
        return Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .filter(i -> pairs[i + 1] != null)
                .flatMap(i -> Stream.of(pairs[i], pairs[i + 1]))
                .toArray(String[]::new);
    }

    static String basic(String password) {
        byte[] both = ("admin@example.com:" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
