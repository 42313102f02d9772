package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.Handover;
import io.curasync.kpi.RollupVerifier;
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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class ImportUndoTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    AssignmentService assignmentService;

    @Autowired
    ImportService importService;

    @Autowired
    ImportUndo undo;

    @Autowired
    ImportQuery importQuery;

    @Autowired
    ImportStepRunner step;

    @Autowired
    RollupVerifier slices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private CurrentUser admin;
    private User dana;
    private User ava;

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

    @Test
    void restoresNamesNpisRepsAndTheirHistory() throws Exception {
        imported("practice id,name,npi\nprac_1,Old name,1679576722\n");
        List<String> before = state();
        long id = imported("""
                practice id,user id,name,npi,rep,state,specialty
                prac_1,,Lakeside,1234567893,ava@example.com,,
                prac_2,,Sierra,,dana@example.com,,
                prac_3,,,,dana@example.com,,
                ,user_9,Bayou,1003000126,ava@example.com,LA,Podiatry
                prac_3,,Twice,,,,
                """);
        apply(SampleFacts.order(1, "ord_1", "12.50"), SampleFacts.order(2, "ord_2", "10"));
        List<String> timelines = timelines();
        assertThat(importQuery.find(id).orElseThrow().isUndoable()).isTrue();
        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(2, 2, 1, 2, 1, 0));

        assertThat(undone(id)).isEqualTo("3 put back, 0 partly, 0 left");

        before.add("- user_9 - - - f - - ");
        assertThat(state()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(effects(id)).containsExactly("PUT_BACK", "PUT_BACK", "-", "PUT_BACK", "-");
        assertThat(timelines()).hasSize(timelines.size() + 3).containsAll(timelines);
        assertThat(timelines())
                .anyMatch(entry -> entry.startsWith("prac_1 import.undone PEOPLE " + admin.id())
                        && entry.contains("\"name\": [\"Lakeside\", \"Old name\"]")
                        && entry.contains("\"npi\": [\"1234567893\", \"1679576722\"]")
                        && entry.contains("\"owner\": [\"ava@example.com\", \"dana@example.com\"]")
                        && entry.contains("import %d, by morgan@example.com".formatted(id)))
                .anyMatch(entry ->
                        entry.startsWith("user_9 import.undone") && entry.contains("\"state\": [\"LA\", null]"));
        assertThat(audited()).containsExactly("import.undone import %d practices.csv".formatted(id));
        assertThat(undo.start(admin, id)).contains("This import was already undone.");
        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(0, 0, 0, 0, 0, 0));
        assertConsistent();
    }

    @Test
    void keepsLaterChanges() throws Exception {
        long id = imported("""
                practice id,name,npi,rep
                prac_1,Lakeside,1234567893,ava@example.com
                prac_2,,,dana@example.com
                prac_3,Bayou,,ava@example.com
                """);
        long newer = imported("practice id,name\nprac_1,Lakeside Wound Center\n");
        reassign(2, ava);
        // The same rep as in the import, but with a later start.
        reassign(3, dana);
        reassign(3, ava);
        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(2, 1, 1, 1, 0, 3));

        assertThat(undone(id)).isEqualTo("0 put back, 2 partly, 1 left");

        assertThat(effects(id))
                .containsExactly("PARTLY name changed since", "LEFT rep changed since", "PARTLY rep changed since");
        assertThat(importQuery.count(id, ImportQuery.RowFilter.LEFT)).isEqualTo(3);
        assertThat(practices())
                .containsExactly("prac_1 Lakeside Wound Center - dana TX", "prac_2 - - ava CA", "prac_3 - - ava NY");
        assertThat(undone(newer)).isEqualTo("1 put back, 0 partly, 0 left");
        assertThat(practices()).contains("prac_1 Lakeside - dana TX");
        assertConsistent();
    }

    @Test
    void undoesTwoImportsLatestFirst() throws Exception {
        List<String> before = state();
        long older =
                imported("practice id,name,npi,rep\nprac_1,A,1234567893,ava@example.com\nprac_2,B,,ava@example.com\n");
        long newer = imported("practice id,name,npi,rep\nprac_1,C,1679576722,dana@example.com\nprac_2,B,,\n");
        assertThat(importQuery.find(newer).orElseThrow().outcome().unchanged()).isEqualTo(1);

        assertThat(undone(newer)).isEqualTo("1 put back, 0 partly, 0 left");
        assertThat(undone(older)).isEqualTo("2 put back, 0 partly, 0 left");
        assertThat(state()).isEqualTo(before);
        assertConsistent();
    }

    @Test
    void followsMergedPractices() throws Exception {
        imported("practice id,name\nprac_5,Same\n");
        long id = imported("""
                practice id,user id,name,npi,rep
                prac_4,,Cedar,,
                ,user_4,Other,1234567893,ava@example.com
                ,user_5,Same,1679576722,
                """);
        apply(
                SampleFacts.practice(4, "OH", "Dana Reyes", null, 2),
                SampleFacts.practice(5, "OH", "Dana Reyes", null, 2));
        assertThat(practices()).contains("prac_4 Cedar 1234567893 ava OH", "prac_5 Same 1679576722 dana OH");

        assertThat(undone(id)).isEqualTo("1 put back, 2 partly, 0 left");

        assertThat(effects(id)).containsExactly("PUT_BACK", "PARTLY name changed since", "PARTLY name changed since");
        assertThat(practices()).contains("prac_4 - - dana OH", "prac_5 Same - dana OH");
        assertConsistent();
    }

    /**
     * A practice that followed CuraGenesis before the import follows it again, and gets the rep that CuraGenesis names now.
     */
    @Test
    void usesCurrentAliases() throws Exception {
        apply(
                SampleFacts.practice(4, "CA", "Sam Lee", Instant.now(), 3),
                SampleFacts.practice(5, "CA", "Chris Doyle", Instant.now(), 3));
        long id = imported("practice id,rep\nprac_1,ava@example.com\nprac_2,ava@example.com\nprac_5,ava@example.com\n"
                + "prac_6,ava@example.com\nprac_4,ava@example.com\n");
        apply(SampleFacts.practice(6, "CA", "Chris Doyle", null, 1));
        userAccounts.addAliases(dana.id(), List.of("Chris Doyle"), "test");
        userAccounts.addAliases(ava.id(), List.of("Sam Lee"), "test");
        transaction.executeWithoutResult(
                status -> assertThat(userAccounts.removeAliases(dana.id(), List.of("Dana Reyes")))
                        .isTrue());

        assertThat(undone(id)).isEqualTo("5 put back, 0 partly, 0 left");

        assertThat(practices())
                .containsExactly(
                        "prac_1 - - - TX",
                        "prac_2 - - - CA",
                        "prac_3 - - - NY",
                        "prac_4 - - ava CA",
                        "prac_5 - - dana CA",
                        "prac_6 - - dana CA");
        apply(SampleFacts.practice(1, "TX", "Ava Lindqvist", Instant.now(), 10));
        assertThat(practices()).contains("prac_1 - - ava TX");
        assertConsistent();
    }

    @Test
    void keepsTheRepIfThePreviousOneIsDeactivated() throws Exception {
        reassign(2, dana);
        long id = imported("practice id,name,rep\nprac_1,Lakeside,ava@example.com\nprac_2,,ava@example.com\n");
        enable(dana, false);

        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(1, 1, 0, 0, 0, 2));
        assertThat(undone(id)).isEqualTo("0 put back, 1 partly, 1 left");

        assertThat(effects(id))
                .containsExactly("PARTLY previous rep is deactivated", "LEFT previous rep is deactivated");
        assertThat(practices()).contains("prac_1 - - ava TX", "prac_2 - - ava CA");
        assertConsistent();
    }

    @Test
    void keepsTheNpiIfAnotherPracticeHasThePreviousOne() throws Exception {
        imported("practice id,npi\nprac_3,1003000126\n");
        long id = imported("practice id,npi\nprac_3,1234567893\n");
        long newer = imported("practice id,npi\nprac_2,1003000126\n");

        assertThat(undone(id)).isEqualTo("0 put back, 0 partly, 1 left");
        assertThat(effects(id)).containsExactly("LEFT another practice has the previous NPI");
        assertThat(undone(newer)).isEqualTo("1 put back, 0 partly, 0 left");
        assertThat(practices()).contains("prac_2 - - - CA", "prac_3 - 1234567893 dana NY");
    }

    /** State and specialty apply until CuraGenesis sends its own. */
    @Test
    void keepsValuesThatCuraGenesisHasSentSince() throws Exception {
        long id = imported("practice id,name,state,specialty\nprac_7,Seven,LA,Podiatry\nprac_8,Eight,LA,Podiatry\n");
        apply(SampleFacts.practice(7, "LA", "Dana Reyes", null, 2));

        assertThat(undone(id)).isEqualTo("2 put back, 0 partly, 0 left");

        assertThat(practices()).contains("prac_7 - - dana LA", "prac_8 - - - -");
        apply(SampleFacts.practice(8, "LA", "Dana Reyes", null, 2));
        assertThat(practices()).contains("prac_8 - - dana LA");
        assertConsistent();
    }

    @Test
    void skipsARowThatPostgresqlRejects() throws Exception {
        long id = imported("practice id,name\nprac_1,One\nprac_2,Two\nprac_3,Three\n");
        jdbc.sql("""
                create or replace function refuse_practice() returns trigger language plpgsql as $$
                begin raise exception 'not this one' using errcode = '23514'; end $$""").update();
        jdbc.sql("""
                create trigger refuse_practice before update on practice for each row
                when (old.name = 'Two' and new.name is null) execute function refuse_practice()""").update();

        assertThat(undone(id)).isEqualTo("2 put back, 0 partly, 1 left");
        assertThat(effects(id))
                .containsExactly("PUT_BACK", "LEFT PostgreSQL refused it (23514): not this one", "PUT_BACK");
        assertThat(practices()).contains("prac_1 - - dana TX", "prac_2 Two - - CA", "prac_3 - - dana NY");
    }

    /** Undoes the applied rows of a cancelled import, each once, even if instances die and several work at once. */
    @Test
    void resumesAfterCrashesOnSeveralInstances() throws Exception {
        long id = upload(large(3_500));
        checked(id);
        stopBeyond(2_000, "APPLYING");
        importService.confirm(admin, id);
        awaitStatus(id, ImportStatus.FAILED);
        assertThat(undo.start(admin, id)).contains("This import has not ended. Cancel it first.");
        removeTriggers();
        assertThat(importService.cancel(admin, id)).isTrue();
        int applied = importQuery.find(id).orElseThrow().outcome().created();
        assertThat(applied).isEqualTo(2_000);
        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(0, 0, 0, 0, applied, 0));

        // The instance dies in the middle of a step: nothing of the step is stored.
        transaction.executeWithoutResult(status -> {
            assertThat(undo.start(admin, id)).isEmpty();
            assertThat(step.runNext()).isNotNull();
            status.setRollbackOnly();
        });
        assertThat(importQuery.find(id).orElseThrow().isUndoable()).isTrue();
        assertThat(named()).isEqualTo(applied);

        stopBeyond(1_000, "UNDOING");
        assertThat(undo.start(admin, id)).isEmpty();
        awaitStatus(id, ImportStatus.FAILED);
        assertThat(importQuery.find(id).orElseThrow().undo().putBack())
                .isEqualTo(1_000)
                .isEqualTo(applied - named());
        removeTriggers();
        assertThat(importService.cancel(admin, id))
                .as("an unfinished undo cannot be cancelled")
                .isFalse();
        assertThat(importService.confirm(admin, id))
                .as("the import cannot continue")
                .isFalse();
        assertThat(undo.start(admin, id)).as("it continues").isEmpty();
        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                work.add(instances.submit(() -> {
                    while (importQuery.find(id).orElseThrow().running()) {
                        step.runNext();
                    }
                }));
            }
            for (Future<?> future : work) {
                future.get();
            }
        }
        PracticeImport done = awaitStatus(id, ImportStatus.UNDONE);
        assertThat(done.undo().putBack()).isEqualTo(applied);
        assertThat(done.undo().partly() + done.undo().left() + named()).isZero();
        assertThat(jdbc.sql("select count(*) from timeline_entry where fact = 'import.undone'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(applied);
        assertThat(audited()).containsExactly("import.undone import %d practices.csv".formatted(id));
        assertConsistent();
    }

    /** Random imports, undone in any order during syncs: values that only one of them changed are restored. */
    @Test
    void restoresValuesThatNoOtherImportChanged() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("Import undo with seed " + seed);
        Random random = new Random(seed);
        List<String> names = List.of("Alpha", "Beta", "Gamma");
        List<String> reps = List.of("ava@example.com", "dana@example.com", "morgan@example.com");
        apply(page(0));
        for (int n = 1; n <= 10; n++) {
            reassign(n, List.of(ava, dana).get(random.nextInt(2)));
        }
        List<String> before = state();
        List<Long> ids = new ArrayList<>();
        // Practices 1 to 8 by the first import, 7 to 14 by the second, 13 to 20 by the third.
        for (int first : new int[] {1, 7, 13}) {
            StringBuilder csv = new StringBuilder("practice id,name,npi,rep\n");
            for (int n = first; n < first + 8; n++) {
                csv.append("prac_%d,%s,%s,%s\n"
                        .formatted(
                                n,
                                random.nextInt(3) == 0 ? "" : names.get(random.nextInt(3)),
                                random.nextBoolean() ? "" : ImportServiceTest.npi(first * 100 + n),
                                random.nextInt(3) == 0 ? "" : reps.get(random.nextInt(3))));
            }
            ids.add(imported(csv.toString()));
        }
        List<Long> order = new ArrayList<>(ids);
        Collections.shuffle(order, random);
        try (ExecutorService sync = Executors.newSingleThreadExecutor()) {
            Future<?> runs = sync.submit(() -> IntStream.range(1, 30).forEach(more -> apply(page(more))));
            for (long id : order) {
                if (importQuery.find(id).orElseThrow().isUndoable()) {
                    undone(id);
                }
            }
            runs.get();
        }
        List<String> shared = List.of("prac_7 ", "prac_8 ", "prac_13 ", "prac_14 ");
        assertThat(state())
                .as("seed " + seed)
                .containsAll(before.stream()
                        .filter(line -> shared.stream().noneMatch(line::startsWith))
                        .toList());
        for (long id : ids) {
            PracticeImport practiceImport = importQuery.find(id).orElseThrow();
            PracticeImport.Undo result = practiceImport.undo();
            assertThat(result.putBack() + result.partly() + result.left())
                    .as("seed " + seed)
                    .isEqualTo(practiceImport.outcome().updated());
        }
        assertConsistent();
    }

    /** Practices 4 to 20 as a sync sends them, each with this many more orders. */
    private static Fact[] page(int more) {
        return IntStream.rangeClosed(4, 20)
                .mapToObj(n -> SampleFacts.practice(
                        n, "TX", List.of("Dana Reyes", "Ava Lindqvist", "").get(n % 3), null, n + more))
                .toArray(Fact[]::new);
    }

    @Test
    void isAvailableWhileItsRowsAreStored() throws Exception {
        long changed = imported("practice id,name\nprac_1,One\n");
        long same = imported("practice id,name\nprac_1,One\n");
        long open = upload("practice id,name\nprac_1,Two\n");
        checked(open);
        assertThat(undo.start(admin, same)).contains("This import changed nothing.");
        assertThat(undo.start(admin, open)).contains("This import has not ended.");
        assertThat(undo.start(admin, 77)).contains("This import does not exist.");

        jdbc.sql("update practice_import set finished_at = now() - interval '29 days' where id = ?")
                .param(changed)
                .update();
        step.deleteOld();
        assertThat(importQuery.find(changed).orElseThrow().isUndoable()).isTrue();
        jdbc.sql("update practice_import set finished_at = now() - interval '31 days' where id = ?")
                .param(changed)
                .update();
        step.deleteOld();
        assertThat(importQuery.find(changed).orElseThrow().isUndoable()).isFalse();
        assertThat(undo.start(admin, changed))
                .contains("The previous values are no longer stored, so this import cannot be undone.");
        assertThat(practices()).contains("prac_1 One - dana TX");
    }

    @Test
    void allowsOnlyAdmins() throws Exception {
        long id = imported("practice id,name\nprac_1,One\n");
        assertThatThrownBy(() -> undo.preview(current(dana), id)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> undo.start(current(dana), id)).isInstanceOf(AccessDeniedException.class);
        assertThat(practices()).contains("prac_1 One - dana TX");
    }

    private long imported(String csv) throws Exception {
        long id = upload(csv);
        checked(id);
        assertThat(importService.confirm(admin, id)).isTrue();
        awaitStatus(id, ImportStatus.DONE);
        return id;
    }

    private long upload(String csv) throws Exception {
        return importService.upload(admin, "practices.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private void checked(long id) {
        awaitStatus(id, ImportStatus.READY);
    }

    private String undone(long id) {
        assertThat(undo.start(admin, id)).isEmpty();
        PracticeImport.Undo result = awaitStatus(id, ImportStatus.UNDONE).undo();
        return "%d put back, %d partly, %d left".formatted(result.putBack(), result.partly(), result.left());
    }

    private PracticeImport awaitStatus(long id, ImportStatus status) {
        return await().atMost(SOON)
                .until(() -> importQuery.find(id).orElseThrow(), practiceImport -> practiceImport.status() == status);
    }

    private List<String> effects(long id) {
        return importQuery.page(id, ImportQuery.RowFilter.ALL, 0, 50).stream()
                .map(row ->
                        row.undo() == null ? "-" : row.undo() + (row.undoNote() == null ? "" : " " + row.undoNote()))
                .toList();
    }

    private void reassign(int number, User rep) {
        long practice = jdbc.sql("select id from practice where practice_id = ?")
                .param("prac_" + number)
                .query(Long.class)
                .single();
        assignmentService.reassign(new Handover(List.of(practice), List.of(), rep.id(), Instant.now(), 1), admin);
    }

    private void enable(User user, boolean enabled) {
        jdbc.sql("update app_user set enabled = ? where id = ?")
                .params(enabled, user.id())
                .update();
    }

    private void stopBeyond(int position, String status) {
        jdbc.sql("""
                create or replace function stop_import() returns trigger language plpgsql as $$
                begin raise exception 'no further'; end $$""").update();
        jdbc.sql("""
                create trigger stop_import before update on practice_import for each row
                when (new.position > %d and new.status = '%s') execute function stop_import()""".formatted(position, status)).update();
    }

    private static String large(int rows) {
        StringBuilder csv = new StringBuilder("practice id,name,npi,rep,state\n");
        for (int n = 1; n <= rows; n++) {
            csv.append("big_%d,Practice %d,%s,Ava Lindqvist,TX\n".formatted(n, n, ImportServiceTest.npi(n)));
        }
        return csv.toString();
    }

    private int named() {
        return jdbc.sql("select count(name) from practice where practice_id like 'big%'")
                .query(Integer.class)
                .single();
    }

    /** Asserts that the rollups equal a recount, and that each practice has one open period, for its rep. */
    private void assertConsistent() {
        assertThat(slices.differences()).isEmpty();
        String contradicting = """
                        select p.practice_id from practice p
                        left join practice_ownership o on o.practice = p.id and o.until is null
                        where o.owner_id is distinct from p.owner_id
                            or not p.owner_is_manual and p.owner_id is distinct from
                                (select a.user_id from rep_alias a where a.alias_key = p.sales_rep_key)""";
        assertThat(jdbc.sql(contradicting).query(String.class).list()).isEmpty();
    }

    private List<String> audited() {
        return jdbc.sql("""
                        select action || ' ' || subject || ' ' || detail from audit_entry
                        where action = 'import.undone' order by id""").query(String.class).list();
    }

    private List<String> timelines() {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, p.user_id), t.fact, t.source, t.source_id, t.detail)
                        from timeline_entry t join practice p on p.id = t.practice""").query(String.class).list();
    }

    /** Returns all values of the practices that people can change, with the history of their reps. */
    private List<String> state() {
        return new ArrayList<>(jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, '-'), coalesce(p.user_id, '-'), coalesce(p.name, '-'),
                            coalesce(p.npi, '-'), coalesce(p.owner_id::text, '-'), p.owner_is_manual, coalesce(p.state, '-'),
                            coalesce(p.specialty, '-'), coalesce((
                                select string_agg(concat_ws('/', o.owner_id, o.since, o.until), ',' order by o.since)
                                from practice_ownership o where o.practice = p.id), ''))
                        from practice p order by p.id""").query(String.class).list());
    }

    private List<String> practices() {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, p.user_id), coalesce(p.name, '-'), coalesce(p.npi, '-'),
                            coalesce(split_part(u.email, '@', 1), '-'), coalesce(p.state, '-'))
                        from practice p left join app_user u on u.id = p.owner_id order by 1""").query(String.class).list();
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
