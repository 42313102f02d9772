package io.curasync.account.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.AccountException;
import io.curasync.account.AliasesAssigned;
import io.curasync.account.Invitations;
import io.curasync.account.NewUser;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.client.RestTestClient;

@CuraSyncTest
@RecordApplicationEvents
class UsersEndpointTest {

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Invitations invitations;

    @Autowired
    TestDatabase database;

    @Autowired
    ApplicationEvents events;

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

    @Test
    void createsARepWithAliases() {
        post("""
                {"email": "Dana@Example.com", "name": "Dana", "role": "rep", "password": "long enough for all",
                 "aliases": ["Dana  Reyes ", "D. Reyes", "dana reyes"]}
                """)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo("Dana@Example.com")
                .jsonPath("$.role")
                .isEqualTo("REP")
                .jsonPath("$.enabled")
                .isEqualTo(true)
                .jsonPath("$.aliases")
                .isEqualTo(List.of("Dana Reyes", "D. Reyes"))
                .jsonPath("$.createdAt")
                .exists()
                .jsonPath("$.invitation")
                .doesNotExist();

        User dana = userAccounts.findByEmail("dana@example.COM").orElseThrow();
        assertThat(dana.aliases()).containsExactlyInAnyOrder("Dana Reyes", "D. Reyes");
    }

    @Test
    void publishesNewAliases() {
        User dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        userAccounts.addAliases(dana.id(), List.of("DANA REYES", "D. Reyes"), "test");

        assertThat(events.stream(AliasesAssigned.class))
                .containsExactly(
                        new AliasesAssigned(dana.id(), Set.of("dana reyes")),
                        new AliasesAssigned(dana.id(), Set.of("d. reyes")));
    }

    @Test
    void listsUsersNewestFirstInPages() {
        TestUsers.rep(userAccounts, "one@example.com");
        TestUsers.rep(userAccounts, "two@example.com");

        String cursor = api.get()
                .uri("/api/users?limit=2")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Listing.class)
                .returnResult()
                .getResponseBody()
                .nextCursor();
        api.get()
                .uri("/api/users?limit=2&cursor=" + cursor)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].email")
                .isEqualTo("admin@example.com")
                .jsonPath("$.nextCursor")
                .isEmpty();
    }

    record Listing(List<Object> items, String nextCursor) {}

    @Test
    void rejectsAnExistingEmailInAnyCase() {
        post("""
                {"email": "ADMIN@example.com", "name": "Other", "role": "REP"}
                """)
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("admin@example.com already belongs to another user.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Jose\u0301 Nu\u0301n\u0303ez", "JOSÉ  NÚÑEZ ", "Jo\u00ADsé Nú\u200Bñez", "José Núñez\uFEFF"})
    void rejectsAnExistingAliasInAnySpelling(String alias) {
        TestUsers.rep(userAccounts, "jose@example.com", "José Núñez");

        post("""
                {"email": "other@example.com", "name": "Other", "role": "REP", "aliases": ["%s"]}
                """.formatted(alias)).expectStatus().isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                "email": "x@example.com", "name": "Dana \u202Eseyer\"""",
                """
                "email": "x@example.com", "name": "Dana\\nReyes\"""",
                """
                "email": "x@example.com", "name": "Dana", "aliases": ["Dana \u2067Reyes"]""",
                """
                "email": "adm\u200Bin@example.com", "name": "Dana\"""",
                """
                "email": "admin@example\u200F.com", "name": "Dana\"""",
            })
    void rejectsMisleadingCharacters(String fields) {
        post("{" + fields + ", \"role\": \"REP\"}").expectStatus().isEqualTo(400);

        assertThat(userAccounts.findByEmail("x@example.com")).isEmpty();
    }

    @Test
    void createsOneOfConcurrentUsersWithTheSameAlias() throws Exception {
        List<String> aliases = List.of("O\u2019Brien", "O'Brien", "O\u02BCBrien", "o'brien\u00AD");
        List<Future<Boolean>> creations = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(aliases.size())) {
            for (int i = 0; i < aliases.size(); i++) {
                String email = "rep" + i + "@example.com";
                String alias = aliases.get(i);
                creations.add(callers.submit(() -> {
                    try {
                        TestUsers.rep(userAccounts, email, alias);
                        return true;
                    } catch (AccountException.Taken taken) {
                        return false;
                    }
                }));
            }
        }
        int successes = 0;
        for (Future<Boolean> creation : creations) {
            successes += creation.get() ? 1 : 0;
        }
        assertThat(successes).isEqualTo(1);
    }

    @Test
    void namesTheOwnerOfAnExistingAlias() {
        TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");

        post("""
                {"email": "other@example.com", "name": "Other", "role": "REP", "aliases": ["DANA\\u00a0 REYES"]}
                """)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("“Dana Reyes” already belongs to dana@example.com.");
        assertThat(userAccounts.findByEmail("other@example.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email    | {}",
                "email    | {'email': 'nobody', 'name': 'N', 'role': 'REP'}",
                "email    | {'email': 'a:b@example.com', 'name': 'N', 'role': 'REP'}",
                "email    | {'email': 'a\\u0000@example.com', 'name': 'N', 'role': 'REP'}",
                "name     | {'email': 'n@example.com', 'name': ' ', 'role': 'REP'}",
                "role     | {'email': 'n@example.com', 'name': 'N', 'role': 'BOSS'}",
                "password | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'password': 'elevenchars'}",
                "password | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'password': ''}",
                "aliases  | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'aliases': ['']}",
                "aliases  | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'aliases': [null]}",
                "aliases  | {'email': 'n@example.com', 'name': 'N', 'role': 'REP', 'aliases': 7}",
                "JSON     | {'email'",
                "JSON     | []",
            })
    void reportsFaultsByField(String named, String body) {
        post(body.replace('\'', '"'))
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains(named));
    }

    @Test
    void rejectsInvalidParameters() {
        for (String query : List.of("limit=0", "limit=501", "limit=x", "cursor=x", "cursor=-1")) {
            api.get()
                    .uri("/api/users?" + query)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void acceptsAnInvitationOnce() {
        String link = post("""
                {"email": "new@example.com", "name": "New", "role": "REP"}
                """)
                .expectStatus()
                .isCreated()
                .expectBody(Invited.class)
                .returnResult()
                .getResponseBody()
                .invitation();
        assertThat(link).startsWith("http://localhost:" + port + "/invitation/");
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(invitations.find(token)).contains(new Invitations.Invited("new@example.com", false));
        assertThat(invitations.accept(token, TestUsers.PASSWORD)).isTrue();
        assertThat(invitations.accept(token, "another password")).isFalse();
        assertThat(invitations.find(token)).isEmpty();
    }

    @Test
    void rejectsAnExpiredInvitation() {
        String token = userAccounts
                .createUser(new NewUser("new@example.com", "New", Role.REP, null, List.of()), "test")
                .invitation();
        database.jdbc().sql("update invitation set expires_at = now()").update();

        assertThat(invitations.accept(token, TestUsers.PASSWORD)).isFalse();
    }

    record Invited(String invitation) {}

    private RestTestClient.ResponseSpec post(String body) {
        return api.post()
                .uri("/api/users")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
