package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Npi;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeCsv;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeSort;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class ImportServiceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    ImportService importService;

    @Autowired
    ImportQuery importQuery;

    @Autowired
    ImportStepRunner step;

    @Autowired
    ImportErrorCsv faults;

    @Autowired
    PracticeCsv export;

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
    void stopsStopping() {
        jdbc.sql("drop trigger if exists stop_import on practice_import").update();
    }

    @Test
    void discardsAnUnconfirmedImportAfterAWeek() throws Exception {
        long old = upload("Practice id,NPI\nprac_1,123\n");
        long fresh = upload("Practice id,Name\nprac_1,Lakeside\n");
        assertThat(checked(old).validRows()).isZero();
        checked(fresh);
        jdbc.sql(
                        "update practice_import set created_at = now() - case id when ? then interval '8 days' else interval '6 days' end")
                .param(old)
                .update();

        assertThat(step.cancelExpired()).isEqualTo(1);
        assertThat(importQuery.find(old).orElseThrow().status()).isEqualTo(ImportStatus.CANCELLED);
        assertThat(importQuery.find(fresh).orElseThrow().status()).isEqualTo(ImportStatus.READY);
    }

    @Test
    void writesNothingBeforeConfirmation() throws Exception {
        long id = upload("""
                Practice ID;User ID;Name;NPI;Sales rep;State
                prac_1;user_1;Lakeside Wound Center;1234567893;ava@example.com;
                prac_2;;Sierra;1679576722;dana   REYES;
                prac_3;;;;;
                ;user_9;Bayou;;;Louisiana
                """);
        PracticeImport ready = checked(id);
        assertThat(ready.plan().toCreate()).isEqualTo(1);
        assertThat(ready.plan().toUpdate()).isEqualTo(2);
        assertThat(ready.plan().toKeep()).isEqualTo(1);
        assertThat(practices()).containsExactly("prac_1 - - dana TX", "prac_2 - - - CA", "prac_3 - - dana NY");

        assertThat(importService.confirm(admin, id)).isTrue();
        assertThat(importService.confirm(admin, id)).isFalse();
        PracticeImport done = ended(id);

        assertThat(done.status()).isEqualTo(ImportStatus.DONE);
        assertThat(done.outcome()).isEqualTo(new PracticeImport.Outcome(1, 2, 1, 0));
        assertThat(done.faults()).isZero();
        assertThat(practices())
                .containsExactly(
                        "prac_1 Lakeside Wound Center 1234567893 ava TX",
                        "prac_2 Sierra 1679576722 dana CA",
                        "prac_3 - - dana NY",
                        "user_9 Bayou - - LA");
        assertThat(jdbc.sql(
                                "select action || ' ' || subject || ' ' || detail from audit_entry where action like '%import%'")
                        .query(String.class)
                        .list())
                .containsExactly("practices.imported import %d practices.csv".formatted(id));
        assertThat(importQuery.page(id, ImportQuery.RowFilter.ALL, 0, 10))
                .extracting(ImportRow::outcome)
                .containsExactly("UPDATED", "UPDATED", "UNCHANGED", "CREATED");
    }

    @Test
    void reportsAndSkipsInvalidRows() throws Exception {
        TestUsers.rep(userAccounts, "sam@example.com", "S. Whitfield");
        jdbc.sql("update practice set npi = '1003000126' where practice_id = 'prac_3'")
                .update();
        long id = upload("""
                practice id,user id,name,npi,rep,state
                prac_1,user_1,Good,1234567893,,
                ,,No id,,,
                prac_2,,Bad NPI,1234567890,,
                prac_2,,Nobody,,Chris Doyle,
                prac_1,,Again,,,
                ,user_1,Again by its user,,,
                prac_8,,The same NPI,1234567893,,
                prac_2,user_3,Contradicts,,,
                prac_7,user_1,Contradicts,,,
                prac_6,,Another's NPI,1003000126,,
                prac_5,,Where is that,,,Texarkana
                prac_4,,Too,many,,,,cells
                prac_2,,=HYPERLINK("x"),,,
                """.replace("=HYPERLINK(\"x\")", "\"=HYPERLINK(\"\"x\"\")\""));
        PracticeImport ready = checked(id);

        assertThat(importQuery.page(id, ImportQuery.RowFilter.FAULTS, 0, 50))
                .extracting(row -> row.line() + " " + row.fault())
                .containsExactly(
                        "3 it has neither a practice id nor a user id of CuraGenesis",
                        "4 “1234567890” is not a valid NPI",
                        "5 no user is called “Chris Doyle”",
                        "6 the same practice id as in line 2",
                        "7 the same user id as in line 2",
                        "8 the same NPI as in line 2",
                        "9 practice prac_2 has the user id user_2 at CuraGenesis, not user_3",
                        "10 user id user_1 is that of practice prac_1 at CuraGenesis, not of prac_7",
                        "11 its NPI is that of practice prac_3 already",
                        "12 “Texarkana” is not a US state",
                        "13 it has 8 columns, the title row has 6");
        assertThat(ready.faults()).isEqualTo(11);
        StringBuilder csv = new StringBuilder();
        faults.write(ready, csv);
        assertThat(csv.toString().lines())
                .hasSize(12)
                .contains(
                        "\uFEFFline,fault,practice id,user id,name,npi,rep,state",
                        "4,“1234567890” is not a valid NPI,prac_2,,Bad NPI,1234567890,,");

        importService.confirm(admin, id);
        assertThat(ended(id).outcome().updated()).isEqualTo(2);
        assertThat(practices())
                .containsExactly(
                        "prac_1 Good 1234567893 dana TX",
                        "prac_2 =HYPERLINK(\"x\") - - CA",
                        "prac_3 - 1003000126 dana NY");
    }

    /** A contradiction appears after validation: the ledger rejects the row, and the row shows the reason. */
    @Test
    void rejectsRowsWithALaterContradiction() throws Exception {
        long id = upload("practice id,user id,name\nprac_7,user_7,Seven\nprac_2,,Two\n");
        checked(id);
        jdbc.sql("insert into practice (practice_id, user_id) values ('prac_7', 'user_other')")
                .update();
        importService.confirm(admin, id);
        PracticeImport done = ended(id);
        assertThat(done.outcome().refused()).isEqualTo(1);
        assertThat(done.outcome().updated()).isEqualTo(1);
        assertThat(importQuery.page(id, ImportQuery.RowFilter.FAULTS, 0, 5))
                .extracting(ImportRow::fault)
                .singleElement()
                .asString()
                .contains("user_other");
    }

    @Test
    void skipsARepeatedTitleRow() throws Exception {
        long id = upload("practice id,name\nprac_2,Two\npractice id,name\nprac_3,Three\n");
        assertThat(checked(id).plan().toUpdate()).isEqualTo(2);
        assertThat(importQuery.page(id, ImportQuery.RowFilter.FAULTS, 0, 5))
                .extracting(ImportRow::fault)
                .containsExactly("it repeats the title row");
    }

    @Test
    void importsItsOwnExportWithoutChanges() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "=+-@'\",;| \u00A0aé漢＝0";
        for (int n = 4; n <= 60; n++) {
            apply(SampleFacts.practice(n, "TX", n % 2 == 0 ? "Dana Reyes" : "=Nobody", Instant.now(), n));
            StringBuilder name = new StringBuilder("x".repeat(n % 2));
            random.ints(1 + random.nextInt(8), 0, alphabet.length()).forEach(at -> name.append(alphabet.charAt(at)));
            jdbc.sql("update practice set name = nullif(?, '') where practice_id = ?")
                    .params(
                            ColumnMapping.guess(List.of("name")).read(List.of(name.toString()), ImportColumn.NAME),
                            "prac_" + n)
                    .update();
        }
        apply(
                SampleFacts.practice(61, "Texarkana", "", Instant.now(), 0),
                SampleFacts.practice(62, "TX", "Ava Lindqvist", Instant.now(), 0));
        disable(ava);
        StringBuilder csv = new StringBuilder();
        export.write(
                new Scope.All(), PracticeFilter.ALL, PracticeSort.NEWEST_CHANGE, List.of(PracticeColumn.values()), csv);

        long id = upload(csv.toString());
        PracticeImport ready = checked(id);

        assertThat(importQuery.page(id, ImportQuery.RowFilter.FAULTS, 0, 5))
                .as("seed " + seed)
                .isEmpty();
        assertThat(importQuery.page(id, ImportQuery.RowFilter.CHANGED, 0, 5))
                .as("seed " + seed)
                .isEmpty();
        assertThat(ready.plan().toKeep()).isEqualTo(62);
    }

    @Test
    void rejectsADisabledRep() throws Exception {
        disable(ava);
        long id = upload("practice id,rep\nprac_1,Ava@example.com\nprac_9,ava@example.com\nprac_2,Ava Lindqvist\n");
        checked(id);
        assertThat(importQuery.page(id, ImportQuery.RowFilter.FAULTS, 0, 5))
                .extracting(ImportRow::fault)
                .containsExactly(
                        "user “ava@example.com” is disabled",
                        "user “ava@example.com” is disabled",
                        "no user is called “Ava Lindqvist”");
    }

    @Test
    void acceptsACorrectedColumnMapping() throws Exception {
        long id = upload("A,B,C\nprac_2,Sierra,1679576722\n");
        PracticeImport guessed = checked(id);
        assertThat(guessed.columns().hasIdColumn()).isFalse();
        assertThat(guessed.faults()).isEqualTo(1);
        assertThat(importService.confirm(admin, id)).as("no good row").isFalse();

        ColumnMapping right = guessed.columns()
                .with(ImportColumn.PRACTICE_ID, 0)
                .with(ImportColumn.NAME, 1)
                .with(ImportColumn.NPI, 2);
        assertThat(importService.remap(admin, id, right)).isTrue();
        assertThat(checked(id).plan().toUpdate()).isEqualTo(1);
        importService.confirm(admin, id);
        ended(id);
        assertThat(practices()).contains("prac_2 Sierra 1679576722 - CA");
        assertThat(importService.remap(admin, id, right)).as("too late").isFalse();
    }

    @Test
    void cancelledImportWritesNothing() throws Exception {
        long id = upload("practice id,name\nprac_2,Sierra\n");
        checked(id);
        assertThat(importService.cancel(admin, id)).isTrue();
        assertThat(importService.confirm(admin, id)).isFalse();
        assertThat(importService.cancel(admin, id)).isFalse();
        assertThat(practices()).contains("prac_2 - - - CA");
    }

    /** Each row counts once, even if an instance dies during the import and several continue at once. */
    @Test
    void resumesAfterCrashesOnSeveralInstances() throws Exception {
        long id = upload(large(4_500));
        PracticeImport ready = checked(id);
        assertThat(ready.faults()).isEqualTo(45);
        // The instance dies in the middle of a step: nothing of the step is stored.
        transaction.executeWithoutResult(status -> {
            importService.confirm(admin, id);
            assertThat(step.runNext()).isNotNull();
            status.setRollbackOnly();
        });
        assertThat(importQuery.find(id).orElseThrow().status()).isEqualTo(ImportStatus.READY);

        jdbc.sql("""
                create or replace function stop_import() returns trigger language plpgsql as $$
                begin raise exception 'no further'; end $$""").update();
        jdbc.sql("""
                create trigger stop_import before update on practice_import for each row
                when (new.position > 2000 and new.status = 'APPLYING') execute function stop_import()""").update();
        importService.confirm(admin, id);
        await().atMost(SOON).until(() -> importQuery.find(id).orElseThrow().status() == ImportStatus.FAILED);
        PracticeImport failed = importQuery.find(id).orElseThrow();
        assertThat(failed.outcome().created()).isBetween(1, 2_000).isEqualTo(known());
        stopsStopping();

        assertThat(importService.confirm(admin, id)).as("it continues").isTrue();
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
        PracticeImport done = ended(id);
        assertThat(done.outcome().created()).isEqualTo(known());
        assertThat(done.outcome()).isEqualTo(new PracticeImport.Outcome(4_500 - 45, 0, 0, 0));
        assertThat(jdbc.sql("select sum(practices) from kpi_portfolio where dimension = 'total' and owner_id = ?")
                        .param(ava.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4_500 - 45);
        assertThat(jdbc.sql("select count(*) from timeline_entry where fact = 'practice.imported'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4_500 - 45);
    }

    @Test
    void allowsOnlyAdmins() {
        assertThatThrownBy(() -> importService.upload(current(dana), "x.csv", new byte[0]))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> importService.confirm(current(dana), 1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> importService.cancel(current(dana), 1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> importService.remap(current(dana), 1, ColumnMapping.guess(List.of())))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void disable(User user) {
        jdbc.sql("update app_user set enabled = false where id = ?")
                .param(user.id())
                .update();
    }

    /** Every hundredth row has an error. */
    private static String large(int rows) {
        StringBuilder csv = new StringBuilder("practice id,user id,name,npi,rep,state\n");
        for (int n = 1; n <= rows; n++) {
            csv.append("big_%d,biguser_%d,\"Practice, number %d\",%s,Ava Lindqvist,TX\n"
                    .formatted(n, n, n, n % 100 == 0 ? "123" : npi(n)));
        }
        return csv.toString();
    }

    static String npi(int n) {
        String nine = "%09d".formatted(100_000_000 + n);
        for (int last = 0; ; last++) {
            if (Npi.isValid(nine + last)) {
                return nine + last;
            }
        }
    }

    private int known() {
        return jdbc.sql("select count(*) from practice where practice_id like 'big%'")
                .query(Integer.class)
                .single();
    }

    private long upload(String csv) throws CsvSourceException, IOException {
        return importService.upload(admin, "practices.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private PracticeImport checked(long id) {
        return await().atMost(SOON)
                .until(
                        () -> importQuery.find(id).orElseThrow(),
                        practiceImport -> practiceImport.status() == ImportStatus.READY);
    }

    private PracticeImport ended(long id) {
        return await().atMost(SOON)
                .until(
                        () -> importQuery.find(id).orElseThrow(),
                        practiceImport -> practiceImport.status() == ImportStatus.DONE);
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    private List<String> practices() {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, p.user_id), coalesce(p.name, '-'), coalesce(p.npi, '-'),
                            coalesce(split_part(u.email, '@', 1), '-'), p.state)
                        from practice p left join app_user u on u.id = p.owner_id order by 1""").query(String.class).list();
    }
}
