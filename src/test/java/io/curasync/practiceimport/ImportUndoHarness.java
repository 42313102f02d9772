package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.assignment.BulkHandover;
import io.curasync.assignment.BulkHandoverService;
import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Practices of two reps, and imports that are undone. */
@CuraSyncTest
abstract class ImportUndoHarness {

    static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    BulkHandoverService bulkHandoverService;

    @Autowired
    ImportService importService;

    @Autowired
    ImportUndo undo;

    @Autowired
    ImportQuery importQuery;

    @Autowired
    RollupVerifier slices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    CurrentUser admin;
    User dana;
    User ava;

    @BeforeEach
    void createPractices() {
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "morgan@example.com"));
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        ava = TestUsers.rep(userAccounts, "ava@example.com", "Ava Lindqvist");
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleFacts.practice(2, "CA", "", Instant.now(), 5),
                SampleFacts.practice(3, "NY", "Dana Reyes", null, 0));
    }

    @AfterEach
    void removeTriggers() {
        jdbc.sql("drop trigger if exists stop_import on practice_import").update();
        jdbc.sql("drop trigger if exists refuse_practice on practice").update();
    }

    /** Practices 4 to 20 as a sync sends them, each with this many more orders. */
    static Fact[] page(int more) {
        return IntStream.rangeClosed(4, 20)
                .mapToObj(n -> SampleFacts.practice(
                        n, "TX", List.of("Dana Reyes", "Ava Lindqvist", "").get(n % 3), null, n + more))
                .toArray(Fact[]::new);
    }

    long imported(String csv) throws Exception {
        long id = upload(csv);
        checked(id);
        assertThat(importService.confirm(admin, id)).isTrue();
        awaitStatus(id, ImportStatus.DONE);
        return id;
    }

    long upload(String csv) throws Exception {
        return importService.upload(admin, "practices.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    void checked(long id) {
        awaitStatus(id, ImportStatus.READY);
    }

    String undone(long id) {
        assertThat(undo.start(admin, id)).isEmpty();
        PracticeImport.Undo result = awaitStatus(id, ImportStatus.UNDONE).undo();
        return "%d put back, %d partly, %d left".formatted(result.putBack(), result.partly(), result.left());
    }

    PracticeImport awaitStatus(long id, ImportStatus status) {
        return await().atMost(SOON)
                .until(() -> importQuery.find(id).orElseThrow(), practiceImport -> practiceImport.status() == status);
    }

    void reassign(int number, User rep) {
        long practice = jdbc.sql("select id from practice where practice_id = ?")
                .param("prac_" + number)
                .query(Long.class)
                .single();
        bulkHandoverService.handOver(
                new BulkHandover(List.of(practice), rep.id(), Instant.now(), false), admin, processed -> {});
    }

    /** Asserts that the rollups equal a recount, and that each practice has one open period, for its rep. */
    void assertConsistent() {
        assertThat(slices.differences()).isEmpty();
        String contradicting = """
                        select p.practice_id from practice p
                        left join practice_ownership o on o.practice = p.id and o.until is null
                        where o.owner_id is distinct from p.owner_id
                            or not p.owner_is_manual and p.owner_id is distinct from
                                (select a.user_id from rep_alias a where a.alias_key = p.sales_rep_key)""";
        assertThat(jdbc.sql(contradicting).query(String.class).list()).isEmpty();
    }

    List<String> audited() {
        return jdbc.sql("""
                        select action || ' ' || subject || ' ' || detail from audit_entry
                        where action = 'import.undone' order by id""").query(String.class).list();
    }

    /** Returns all values of the practices that people can change, with the history of their reps. */
    List<String> state() {
        return new ArrayList<>(jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, '-'), coalesce(p.user_id, '-'), coalesce(p.name, '-'),
                            coalesce(p.npi, '-'), coalesce(p.owner_id::text, '-'), p.owner_is_manual, coalesce(p.state, '-'),
                            coalesce(p.specialty, '-'), coalesce((
                                select string_agg(concat_ws('/', o.owner_id, o.since, o.until), ',' order by o.since)
                                from practice_ownership o where o.practice = p.id), ''))
                        from practice p order by p.id""").query(String.class).list());
    }

    List<String> practices() {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, p.user_id), coalesce(p.name, '-'), coalesce(p.npi, '-'),
                            coalesce(split_part(u.email, '@', 1), '-'), coalesce(p.state, '-'))
                        from practice p left join app_user u on u.id = p.owner_id order by 1""").query(String.class).list();
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    final List<String> effects(long id) {
        return importQuery.page(id, ImportQuery.RowFilter.ALL, 0, 50).stream()
                .map(row ->
                        row.undo() == null ? "-" : row.undo() + (row.undoNote() == null ? "" : " " + row.undoNote()))
                .toList();
    }
}
