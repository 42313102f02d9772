package io.curasync.account.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.account.security.WebClient;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A rep who signs in with a browser. */
@CuraSyncTest
abstract class DeviceHarness {

    static final String PAGE = "/practices?state=TX";
    static final String[] TLS = {"X-Forwarded-Proto", "https"};

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    User rep;
    WebClient browser;

    @BeforeEach
    void someone() {
        database.clear();
        rep = TestUsers.rep(userAccounts, "rep@example.com");
        browser = new WebClient(port);
    }

    HttpResponse<String> signIn(boolean remember, String... headers) {
        browser = new WebClient(port);
        HttpResponse<String> answer = browser.signIn("rep@example.com", TestUsers.PASSWORD, remember, headers);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        return answer;
    }

    static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    List<String> audited(String action) {
        return database.jdbc()
                .sql("select actor from audit_entry where action = ?")
                .param(action)
                .query(String.class)
                .list();
    }

    static void assertSignedIn(WebClient client) {
        assertThat(client.get(PAGE).statusCode()).isEqualTo(200);
    }

    static void assertSignedOut(WebClient client) {
        HttpResponse<String> answer = client.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }
}
