package io.curasync.practiceimport;

import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Npi;
import io.curasync.platform.csv.CsvSourceException;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Practices of two reps, and imports. */
@CuraSyncTest
abstract class ImportHarness {

    static final Duration SOON = Duration.ofSeconds(60);

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
    ImportErrorCsv faults;

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
    void stopsStopping() {
        jdbc.sql("drop trigger if exists stop_import on practice_import").update();
    }

    long upload(String csv) throws CsvSourceException, IOException {
        return importService.upload(admin, "practices.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    PracticeImport checked(long id) {
        return await().atMost(SOON)
                .until(
                        () -> importQuery.find(id).orElseThrow(),
                        practiceImport -> practiceImport.status() == ImportStatus.READY);
    }

    PracticeImport ended(long id) {
        return await().atMost(SOON)
                .until(
                        () -> importQuery.find(id).orElseThrow(),
                        practiceImport -> practiceImport.status() == ImportStatus.DONE);
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    List<String> practices() {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, p.user_id), coalesce(p.name, '-'), coalesce(p.npi, '-'),
                            coalesce(split_part(u.email, '@', 1), '-'), p.state)
                        from practice p left join app_user u on u.id = p.owner_id order by 1""").query(String.class).list();
    }

    static String npi(int n) {
        String nine = "%09d".formatted(100_000_000 + n);
        for (int last = 0; ; last++) {
            if (Npi.isValid(nine + last)) {
                return nine + last;
            }
        }
    }
}
