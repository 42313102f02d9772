package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestUsers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Rows and steps of an import that fail. */
class ImportFaultsTest extends ImportHarness {

    /** An older import that another instance works on must not be marked as failed. */
    @Test
    void namesTheImportWhoseStepFailed() throws Exception {
        long older = upload("practice id,name\nprac_2,Sierra\n");
        long newer = upload("practice id,name\nprac_2,Bayou\n");
        checked(older);
        checked(newer);
        jdbc.sql("""
                create or replace function stop_import() returns trigger language plpgsql as $$
                begin raise exception 'no further'; end $$""").update();
        jdbc.sql("""
                create trigger stop_import before update on practice_import for each row
                when (new.position > 0 and new.status = 'APPLYING') execute function stop_import()""").update();

        try (ExecutorService otherInstance = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("update practice_import set status = 'APPLYING' where id = ?")
                        .param(older)
                        .update();
                otherInstance.submit(() -> importService.confirm(admin, newer));
                await().atMost(SOON)
                        .until(() -> importQuery.find(newer).orElseThrow().status() == ImportStatus.FAILED);
            });
        }
        stopsStopping();

        assertThat(ended(older).status()).isEqualTo(ImportStatus.DONE);
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
}
