package io.curasync.account.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.AccountException;
import io.curasync.account.AliasesAssigned;
import io.curasync.account.Invitations;
import io.curasync.account.NewUser;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.testing.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;

/** Users and their invitations in the API. */
class UsersEndpointTest extends UsersEndpointHarness {

    @Autowired
    Invitations invitations;

    @Autowired
    ApplicationEvents events;

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
}
