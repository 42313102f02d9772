package io.curasync.account.user;

import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Calls of an admin to create users. */
@CuraSyncTest
@RecordApplicationEvents
abstract class UsersEndpointHarness {

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    RestTestClient api;

    @BeforeEach
    void signIn() {
        TestUsers.admin(userAccounts, "admin@example.com");
        api = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth("admin@example.com", TestUsers.PASSWORD))
                .build();
    }

    @AfterEach
    void clear() {
        database.clear();
    }

    RestTestClient.ResponseSpec post(String body) {
        return api.post()
                .uri("/api/users")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
