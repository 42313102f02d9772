package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.acceptance.FakeEnrollmentApi.Behavior;
import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The packaged process is killed during an enrollment call, and another one continues. */
class EnrollmentIT {

    final SourceStub source = new SourceStub();
    final TestDatabase database = TestDatabase.createEmpty();

    @AfterEach
    void end() {
        source.close();
    }

    @Test
    void createsNoDuplicateIfKilledDuringTheCall() throws Exception {
        source.populate(20);
        FakeEnrollmentApi enrollmentApi = source.enrollments();
        enrollmentApi.next(Behavior.ENROLLS_AND_HANGS);
        long id;
        try (PackagedApp app = PackagedApp.ready(PackagedApp.directory("enrollment"), environment())) {
            id = app.admin()
                    .postJson("/api/submissions", """
                            {"name": "Lakeside", "npi": "1234567893", "state": "TX", "firstName": "Jo", "lastName": "Ray",
                             "email": "jo@lakeside.example"}""")
                    .expect(201)
                    .json()
                    .get("id")
                    .asLong();
            Thread.ofVirtual().start(() -> submit(app, id));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> enrollmentApi.enrolled().size() == 1);
            app.kill();
        }

        try (PackagedApp app = PackagedApp.ready(PackagedApp.directory("enrollment"), environment())) {
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(
                            () -> assertThat(submission(app, id).get("status").stringValue())
                                    .isEqualTo("UNKNOWN"));
            app.admin().post("/api/submissions/" + id + "/send").expect(409);

            source.put(new SourcePractice("prac_new", "user_new_1", "TX", null, null, 0, ""));
            app.admin().post("/api/kpi/sync-practices?override=true").expect(202);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> database.jdbc()
                            .sql("select exists (select 1 from practice where practice_id = 'prac_new')")
                            .query(Boolean.class)
                            .single());
            app.admin().post("/api/submissions/" + id + "/send").expect(409);
        }
        assertThat(enrollmentApi.enrolled()).hasSize(1);
        assertThat(enrollmentApi.calls()).isEqualTo(1);
    }

    private static void submit(PackagedApp app, long id) {
        try {
            ApiClient.trySend(app.admin()
                    .request("/api/submissions/" + id + "/send")
                    .POST(BodyPublishers.noBody())
                    .build());
        } catch (IOException killed) {
            // Expected: the process is killed before it can respond.
        }
    }

    private static JsonNode submission(PackagedApp app, long id) {
        return app.admin().get("/api/submissions/" + id).expect(200).json();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(PackagedApp.environment(database, source));
        environment.put("CURAGENESIS_CONNECT_TIMEOUT", "1s");
        environment.put("CURAGENESIS_READ_TIMEOUT", "10s");
        environment.put("CURASYNC_ENROLLMENT_GRACE", "0s");
        environment.put("CURASYNC_ENROLLMENT_TICK", "500ms");
        return environment;
    }
}
