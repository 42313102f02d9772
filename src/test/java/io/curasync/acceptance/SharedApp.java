package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceActivated;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One instance of CuraSync with varied data, and a browser. The first test class that requests it starts it, and all others
 * share it, so a test may rely only on data that it has created itself.
 */
final class SharedApp implements AutoCloseable {

    static final int PRACTICES = 400;

    /** Rep with one practice in eight: 1, 9, 17, … */
    static final String REP = "one@example.com";

    static final String REPS_NAME = "Rep Number 1";

    private final SourceStub source = new SourceStub();
    private final TestDatabase database = TestDatabase.createEmpty();
    private final PackagedApp app;
    private final Browser browser = new Browser();
    private final Map<String, String> signedIn = new HashMap<>();

    private SharedApp() {
        source.populate(PRACTICES);
        app = PackagedApp.ready(PackagedApp.directory("stage"), PackagedApp.environment(database, source));
        addRep(REP, "Dana Reyes", REPS_NAME);
        addRep("two@example.com", "Olga Otherwise", "Rep Number 2");
        sync();
        source.addRow(Map.of("practiceId", "prac_bad", "totalOrders", "many"));
        sync();
        everyKindOfWebhook();
        app.admin().post("/api/health/checks/run").expect(200);
    }

    /** Creates a rep with the same password as all users. */
    void addRep(String email, String name, String alias) {
        String user = """
                {"email": "%s", "name": "%s", "role": "REP", "password": "%s", "aliases": ["%s"]}""";
        app.admin()
                .postJson("/api/users", user.formatted(email, name, PackagedApp.PASSWORD, alias))
                .expect(201);
    }

    /** Reads all practices of the source. */
    void sync() {
        ApiClient admin = app.admin();
        String run = "/api/sync/runs/"
                + admin.post("/api/kpi/sync-practices?override=true")
                        .expect(202)
                        .json()
                        .get("id")
                        .asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !admin.get(run)
                        .expect(200)
                        .json()
                        .get("status")
                        .asString()
                        .equals("RUNNING"));
    }

    private void everyKindOfWebhook() {
        Instant now = Instant.now();
        for (int i = 1; i <= 12; i++) {
            SourcePractice practice = SourcePractice.number(i);
            app.webhooks()
                    .send(orderPlaced(practice.userId(), "first_" + i, now.minusSeconds(i)))
                    .expect(200);
        }
        List.of(
                        practiceActivated("user_00000003", "prac_00000003", now),
                        orderPlaced("user_of_nobody", "waiting", now),
                        orderPlaced("user_00000001", "failing", now).replace("2080.00", "\"a lot\""),
                        "{\"event\":\"practice.renamed\",\"data\":{}}")
                .forEach(body -> app.webhooks().send(body).expect(200));
        app.webhooks().send("[]").expect(400);
    }

    PackagedApp app() {
        return app;
    }

    /** Returns a client of the API for a user with the password that all have. */
    ApiClient api(String email) {
        return app.api().as(email, PackagedApp.PASSWORD);
    }

    SourceStub source() {
        return source;
    }

    TestDatabase database() {
        return database;
    }

    /** Returns CuraSync's id of a practice. */
    long id(SourcePractice practice) {
        return database.jdbc()
                .sql("select id from practice where practice_id = ?")
                .param(practice.practiceId())
                .query(Long.class)
                .single();
    }

    /** Starts another instance on the same database and waits until it is ready. */
    PackagedApp another(String name) {
        return PackagedApp.ready(PackagedApp.directory("stage-" + name), PackagedApp.environment(database, source));
    }

    /** Opens a new browser profile with this window width. */
    BrowserContext visitor(int width) {
        return visitor(width, app.api().base());
    }

    /** Opens a new browser profile that runs the service worker, with this window width. */
    BrowserContext visitorWithServiceWorker(int width) {
        return browser.visitorWithServiceWorker(app.api(), width);
    }

    /** @param base address at which the browser reaches the instance */
    BrowserContext visitor(int width, String base) {
        return browser.visitor(new ApiClient(base), width);
    }

    /** Opens a browser with an earlier session. */
    BrowserContext user(String email, int width) {
        return user(email, width, app.api().base());
    }

    /** @param base address at which the browser reaches the instance */
    BrowserContext user(String email, int width, String base) {
        return browser.visitor(new ApiClient(base), width, signedIn.computeIfAbsent(email, this::signIn));
    }

    private String signIn(String email) {
        try (BrowserContext visitor = visitor(1440)) {
            Browser.signIn(visitor, email, PackagedApp.PASSWORD);
            return visitor.storageState();
        }
    }

    @Override
    public void close() {
        browser.close();
        app.close();
        source.close();
    }

    /** Provides the application to the tests of a class. */
    static final class Provider implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedApp.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(SharedApp.class))
                    .computeIfAbsent(SharedApp.class, type -> new SharedApp());
        }
    }
}
