package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.demo.simulation.EventJournal;
import io.curasync.demo.simulation.SimulatedEvent;
import io.curasync.demo.simulation.SimulatedRep;
import io.curasync.demo.simulation.SimulationLog;
import io.curasync.practice.nextstep.NextStepQuery;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@CuraSyncTest(properties = {"curasync.demo.port=0", "curasync.demo.event-interval=1h"})
@ActiveProfiles("demo")
class DemoApplicationTest {

    @TempDir
    static Path directory;

    @Autowired
    UserAccounts userAccounts;

    @Value("${curagenesis.api-base}")
    URI apiBase;

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    TargetSetter targets;

    @Autowired
    BookImporter importer;

    @Autowired
    FollowUpWriter followUps;

    @Autowired
    SubmissionSender sender;

    @Autowired
    NextStepQuery nextSteps;

    @Autowired
    DemoProperties properties;

    @Value("${cron.secret}")
    String cronSecret;

    @Value("${curagenesis.vendor-token}")
    String token;

    /** A simulation in which everything has been sent and entered, so that it does not take CPU time from other tests. */
    @DynamicPropertySource
    static void journal(DynamicPropertyRegistry settings) throws IOException {
        Path file = directory.resolve("journal.jsonl");
        try (EventJournal eventJournal = EventJournal.open(file, Instant.now(), new JsonMapper())) {
            SimulationLog simulationLog = new SimulationLog(eventJournal, 20_261, InstantSource.system());
            simulationLog.record((world, now) ->
                    new SimulatedEvent.HistorySent(now, world.history().size()));
            for (SimulatedEvent.DataEntered.Part part : SimulatedEvent.DataEntered.Part.values()) {
                simulationLog.record((world, now) -> new SimulatedEvent.DataEntered(now, part));
            }
        }
        settings.add("curasync.demo.journal", file::toString);
    }

    @Test
    void servesThePartnerApiAtTheConfiguredUrl() throws Exception {
        assertThat(apiBase.getPort()).isPositive();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(apiBase.resolve("/api/partner/v1/practices"))
                            .header("x-vendor-token", token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(new JsonMapper().readTree(page.body()).path("items").size())
                    .isEqualTo(200);
        }
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, port).close())
                            .as("%s", address)
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    @Test
    void createsAUserForEveryRepOnce() {
        DemoUsers users = new DemoUsers(userAccounts, "demo-rep-password");
        users.create();
        users.create();
        assertThat(userAccounts.page(null, 100))
                .filteredOn(user -> user.role() == Role.REP)
                .hasSize(SimulatedRep.ALL.size());
        User dana = userAccounts.findByEmail("dana@demo.local").orElseThrow();
        assertThat(dana.aliases()).containsExactlyInAnyOrder("Dana Reyes", "D. Reyes");
    }

    @Test
    void entersEachPartOnceAndContinuesAfterAnInterruption() throws Exception {
        TestUsers.admin(userAccounts, "admin@demo.local");
        new DemoUsers(userAccounts, "demo-rep-password").create();
        assertThat(new FirstSync(
                                () -> URI.create("http://localhost:%d/".formatted(port)),
                                cronSecret,
                                new JsonMapper(),
                                Duration.ofSeconds(1))
                        .await())
                .isTrue();

        Thread first = Thread.ofVirtual().start(() -> enter("first.jsonl"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> count("timeline_entry where fact = 'note.added'") > 20);
        first.interrupt();
        first.join();
        enter("second.jsonl");
        Map<String, Long> entered = counts();
        enter("third.jsonl");

        assertThat(counts()).isEqualTo(entered);
        assertThat(entered.get("rep_target")).isBetween(28L, 42L);
        assertThat(entered.get("audit_entry where action = 'targets.changed'")).isEqualTo(1);
        assertThat(entered.get("practice_import where status = 'DONE' and faults = 0 and refused = 0"))
                .isEqualTo(1);
        assertThat(entered.get("practice where name is not null")).isBetween(2_800L, 3_100L);
        assertThat(entered.get("practice_contact")).isGreaterThan(2_300);
        assertThat(entered.get("(select distinct practice, detail from timeline_entry where fact = 'note.added') n"))
                .isEqualTo(entered.get("timeline_entry where fact = 'note.added'"))
                .isGreaterThan(400);
        assertThat(entered.get("practice_submission where status = 'ACCEPTED'")).isEqualTo(16);
        assertThat(entered.get("practice_submission where status = 'REFUSED'")).isEqualTo(2);
        assertThat(entered.get("practice_submission where status = 'DRAFT'")).isEqualTo(2);
        assertThat(count("timeline_entry where fact = 'note.added' and received_at > now() - interval '12 hours'"))
                .isZero();
        for (SimulatedRep rep : DemoUsers.repsWithPassword()) {
            String due = "next_step s join app_user u on u.id = s.owner_id and u.email = '%s' where s.due_on %%s '%s'"
                    .formatted(rep.email(), nextSteps.today());
            assertThat(count(due.formatted("<"))).as("overdue steps of %s", rep).isPositive();
            assertThat(count(due.formatted("="))).as("due steps of %s", rep).isPositive();
            assertThat(count(due.formatted(">"))).as("steps to come of %s", rep).isPositive();
        }
        database.jdbc().sql("delete from rep_target").update();
        enter("third.jsonl");
        assertThat(count("rep_target")).as("targets that an admin cleared").isZero();
    }

    /** Enters everything, like a first start whose journal does not know of the others. */
    private void enter(String journal) {
        try (EventJournal eventJournal =
                EventJournal.open(directory.resolve(journal), Instant.now(), new JsonMapper())) {
            SimulationLog simulationLog = new SimulationLog(eventJournal, properties.seed(), InstantSource.system());
            var entry = new DemoDataEntry(
                    userAccounts, simulationLog, targets, importer, followUps, sender, nextSteps, properties);
            entry.setTargets();
            entry.importBook();
            entry.enterFollowUpsAndSubmissions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Long> counts() {
        return Stream.of(
                        "rep_target",
                        "audit_entry where action = 'targets.changed'",
                        "practice where name is not null",
                        "practice_contact",
                        "practice_import",
                        "practice_import where status = 'DONE' and faults = 0 and refused = 0",
                        "timeline_entry where fact = 'note.added'",
                        "(select distinct practice, detail from timeline_entry where fact = 'note.added') n",
                        "timeline_entry where fact = 'next_step.set'",
                        "practice_submission where status = 'ACCEPTED'",
                        "practice_submission where status = 'REFUSED'",
                        "practice_submission where status = 'DRAFT'")
                .collect(Collectors.toMap(Function.identity(), this::count));
    }

    private long count(String rows) {
        return database.jdbc()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }
}
