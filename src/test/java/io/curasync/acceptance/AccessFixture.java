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

/** Fixture of {@link AccessTest}: a client for each kind of caller, and objects of a rep that the other callers request. */
final class AccessFixture {

    private static final String REP = "dana@example.com";
    private static final String OTHER = "ava@example.com";
    private static final String DEACTIVATED = "gone@example.com";

    /**
     * An object that rows of the access table name.
     *
     * @param id id in API calls
     * @param screenId id in URLs of screens
     * @param mark text in every response and screen that shows the object
     */
    record TestObject(String id, String screenId, String mark) {

        private TestObject(long id, String mark) {
            this(Long.toString(id), Long.toString(id), mark);
        }
    }

    final User admin;
    final User rep;
    final User other;
    final ApiClient reading;
    final ApiClient expired;
    final ApiClient whole;
    final ApiClient repSync;
    final ApiClient repWrite;
    /** A deactivated admin, with password and token. */
    final List<ApiClient> deactivated;

    final BrowserSession deactivatedBrowser;
    final BrowserSession adminBrowser;

    private final Map<String, TestObject> things = new HashMap<>();
    private final AcceptanceHarness test;

    AccessFixture(AcceptanceHarness test, ApplicationContext application) {
        this.test = test;
        AcceptanceHarness.SOURCE.populate(16);
        test.sync();
        test.rep(REP, "Rep Number 1");
        test.rep(OTHER, "Rep Number 2");
        admin = user(AcceptanceHarness.ADMIN);
        rep = user(REP);
        other = user(OTHER);
        ApiTokens tokens = application.getBean(ApiTokens.class);
        reading = test.anonymous.bearing(token(tokens, admin, TokenScope.READ));
        repSync = test.anonymous.bearing(token(tokens, rep, TokenScope.SYNC));
        repWrite = test.anonymous.bearing(token(tokens, rep, TokenScope.WRITE));
        whole = test.anonymous.bearing(token(tokens, admin, TokenScope.ADMIN));
        expired = test.anonymous.bearing(token(tokens, admin, TokenScope.ADMIN));
        test.database.jdbc().sql("""
                update api_token set created_at = created_at - interval '2 days', expires_at = now() - interval '1 second'
                 where id = (select max(id) from api_token)
                """).update();
        adminBrowser = new BrowserSession(test.anonymous, AcceptanceHarness.ADMIN, TestUsers.PASSWORD);
        User leaving =
                test.accounts.findByEmail(DEACTIVATED).orElseGet(() -> TestUsers.admin(test.accounts, DEACTIVATED));
        enable(leaving);
        deactivated = List.of(
                test.anonymous.as(DEACTIVATED, TestUsers.PASSWORD),
                test.anonymous.bearing(token(tokens, leaving, TokenScope.ADMIN)));
        deactivatedBrowser = new BrowserSession(test.anonymous, DEACTIVATED, TestUsers.PASSWORD);
        deactivate(application, leaving);
        things();
    }

    /**
     * Returns the object that a row names. For an unknown name, returns an object with the name as its id and without a
     * mark.
     */
    TestObject thing(String name) {
        return things.getOrDefault(name, new TestObject(name, name, ""));
    }

    private void things() {
        JsonNode event =
                test.processed(test.webhooks.send(WebhookClient.orderPlaced("user_00000001", "ord_1", Instant.now())));
        ApiClient dana = test.anonymous.as(REP, TestUsers.PASSWORD);
        things.put(
                "rep's practice",
                new TestObject(
                        "prac_00000001",
                        test.database
                                .jdbc()
                                .sql("select id::text from practice where practice_id = 'prac_00000001'")
                                .query(String.class)
                                .single(),
                        "prac_00000001"));
        things.put(
                "rep's submission",
                new TestObject(
                        id(dana.postJson("/api/submissions", """
                                {"name": "Lakeside Clinic"}""").expect(201).json()), "Lakeside Clinic"));
        JsonNode notification = await().atMost(AcceptanceHarness.SOON)
                .until(
                        () -> dana.get("/api/notifications/recent").json().path("notifications"),
                        notifications -> !notifications.isEmpty())
                .get(0);
        things.put("rep's notification", new TestObject(id(notification), "New order from prac_00000001"));
        things.put("rep", new TestObject(rep.id(), REP));
        things.put("an event", new TestObject(id(event), "ord_1"));
        test.processed(test.webhooks.send("""
                {"event":"practice.updated","data":{"userId":"user_00000001","totalOrders":-1}}"""));
        String fingerprint = test.admin
                .get("/api/webhooks/failures")
                .json()
                .at("/items/0/fingerprint")
                .stringValue();
        things.put("a failure", new TestObject(fingerprint, fingerprint, "totalOrders is below zero"));
        long run = id(test.admin.get("/api/sync/runs").json().get("items").get(0));
        things.put("a run", new TestObject(run, "Sync #" + run));
        long broken = test.database.jdbc().sql("""
                insert into quarantine (row_key, practice_id, reason, raw, run_id)
                values ('prac_broken', 'prac_broken', 'totalOrders is missing', '{"practiceId":"prac_broken"}', ?) returning id
                """).param(run).query(Long.class).single();
        things.put("a quarantined row", new TestObject(broken, "prac_broken"));
        long upload = id(test.admin
                .send(test.admin
                        .request("/api/imports?name=danas.csv", "Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("practiceId,name\nprac_00000001,Lakeside\n"))
                        .build())
                .expect(201)
                .json());
        things.put("an incident", new TestObject(incident(), "webhook-queue"));
        things.put("an import", new TestObject(upload, "danas.csv"));
    }

    private long incident() {
        return test.database.jdbc().sql("""
                        insert into incident (check_id, severity, state, summary)
                        values ('webhook-queue', 'WARN', 'OPEN', '40 events wait.') returning id""").query(Long.class).single();
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
