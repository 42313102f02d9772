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
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An admin and a rep, and calls with their credentials. */
@CuraSyncTest
abstract class EndpointSecurityHarness {

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @Autowired
    BuildProperties build;

    @LocalServerPort
    int port;

    final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void users() {
        database.clear();
        TestUsers.admin(userAccounts, "admin@example.com");
        TestUsers.rep(userAccounts, "rep@example.com");
    }

    String basic(String email) {
        return basic(email, TestUsers.PASSWORD);
    }

    static String basic(String email, String password) {
        byte[] both = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    HttpResponse<String> call(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
