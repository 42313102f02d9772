package io.curasync.acceptance;

import static org.awaitility.Awaitility.await;

import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.TokenScope;
import io.curasync.account.User;
import io.curasync.account.UserAdministration;
import io.curasync.testing.TestUsers;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;

/** All kinds of callers, and objects of a rep that the others try to reach. */
final class AccessScene {

    private static final String REP = "dana@example.com";
    private static final String OTHER = "ava@example.com";
    private static final String GONE = "gone@example.com";

    /**
     * @param id id in calls
     * @param screenId id in screen addresses
     * @param mark text in every response or screen that shows the object
     */
    record Thing(String id, String screenId, String mark) {

        private Thing(long id, String mark) {
            this(Long.toString(id), Long.toString(id), mark);
        }
    }

    final User admin;
    final User rep;
    final User other;
    final Api reading;
    final Api expired;
    final Api whole;
    final Api repSync;
    final Api repWrite;
    /** A deactivated admin, with password and token. */
    final List<Api> gone;

    final BrowserSession goneBrowser;
    final BrowserSession adminBrowser;

    private final Map<String, Thing> things = new HashMap<>();
    private final Acceptance test;

    AccessScene(Acceptance test, ApplicationContext application) {
        this.test = test;
        Acceptance.SOURCE.populate(16);
        test.sync();
        test.rep(REP, "Rep Number 1");
        test.rep(OTHER, "Rep Number 2");
        admin = user(Acceptance.ADMIN);
        rep = user(REP);
        other = user(OTHER);
        ApiTokens tokens = application.getBean(ApiTokens.class);
        reading = test.nobody.bearing(token(tokens, admin, TokenScope.READ));
        repSync = test.nobody.bearing(token(tokens, rep, TokenScope.SYNC));
        repWrite = test.nobody.bearing(token(tokens, rep, TokenScope.WRITE));
        whole = test.nobody.bearing(token(tokens, admin, TokenScope.ADMIN));
        expired = test.nobody.bearing(token(tokens, admin, TokenScope.ADMIN));
        test.database.jdbc().sql("""
                update api_token set created_at = created_at - interval '2 days', expires_at = now() - interval '1 second'
                 where id = (select max(id) from api_token)
                """).update();
        adminBrowser = new BrowserSession(test.nobody, Acceptance.ADMIN, TestUsers.PASSWORD);
        User leaving = test.accounts.findByEmail(GONE).orElseGet(() -> TestUsers.admin(test.accounts, GONE));
        enable(leaving);
        gone = List.of(
                test.nobody.as(GONE, TestUsers.PASSWORD),
                test.nobody.bearing(token(tokens, leaving, TokenScope.ADMIN)));
        goneBrowser = new BrowserSession(test.nobody, GONE, TestUsers.PASSWORD);
        deactivate(application, leaving);
        things();
    }

    /** Resolves the object that a row names. An unknown name stands for itself, without text to look for. */
    Thing thing(String name) {
        return things.getOrDefault(name, new Thing(name, name, ""));
    }

    private void things() {
        JsonNode event =
                test.settled(test.webhooks.send(Webhooks.orderPlaced("user_00000001", "ord_1", Instant.now())));
        Api dana = test.nobody.as(REP, TestUsers.PASSWORD);
        things.put(
                "rep's practice",
                new Thing(
                        "prac_00000001",
                        test.database
                                .jdbc()
                                .sql("select id::text from practice where practice_id = 'prac_00000001'")
                                .query(String.class)
                                .single(),
                        "prac_00000001"));
        things.put(
                "rep's submission",
                new Thing(id(dana.postJson("/api/submissions", """
                                {"name": "Lakeside Clinic"}""").expect(201).json()), "Lakeside Clinic"));
        JsonNode notification = await().atMost(Acceptance.SOON)
                .until(
                        () -> dana.get("/api/notifications/recent").json().path("notifications"),
                        told -> !told.isEmpty())
                .get(0);
        things.put("rep's notification", new Thing(id(notification), "New order from prac_00000001"));
        things.put("rep", new Thing(rep.id(), REP));
        things.put("an event", new Thing(id(event), "ord_1"));
        long run = id(test.admin.get("/api/sync/runs").json().get("items").get(0));
        things.put("a run", new Thing(run, "Sync #" + run));
        long upload = id(test.admin
                .send(test.admin
                        .request("/api/imports?name=danas.csv", "Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("practiceId,name\nprac_00000001,Lakeside\n"))
                        .build())
                .expect(201)
                .json());
        things.put("an import", new Thing(upload, "danas.csv"));
    }

    private static long id(JsonNode thing) {
        return thing.get("id").asLong();
    }

    private User user(String email) {
        return test.accounts.findByEmail(email).orElseThrow();
    }

    private static String token(ApiTokens tokens, User user, TokenScope scope) {
        var caller = new CurrentUser(user.id(), user.email(), user.name(), user.role());
        return tokens.create(caller, TestUsers.PASSWORD, "access", scope, Duration.ofDays(2))
                .secret();
    }

    /** Rejected passwords are verified on each call, so this one has a cheap hash. */
    private void enable(User user) {
        test.database
                .jdbc()
                .sql("update app_user set enabled = true, password_hash = ? where id = ?")
                .params("{noop}" + TestUsers.PASSWORD, user.id())
                .update();
    }

    private void deactivate(ApplicationContext application, User user) {
        var caller = new CurrentUser(admin.id(), admin.email(), admin.name(), Role.ADMIN);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, "", "ROLE_ADMIN"));
        try {
            application.getBean(UserAdministration.class).deactivate(user.id());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
