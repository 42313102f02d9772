package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeCsv;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeSort;
import io.curasync.testing.SampleFacts;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Imports, from the upload to the confirmation. */
class ImportServiceTest extends ImportHarness {

    @Autowired
    PracticeCsv export;

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
        // Not set by a person, so the import would replace a different value. The address is in another state than the
        // practice.
        jdbc.sql("""
                insert into practice_details (practice, phone, street, city, address_state, zip)
                select id, '+1 (512) 555-0100', '=100 Main St', 'Austin', case when id % 3 > 0 then 'OK' end, '78701' from practice
                where id % 2 = 0""").update();
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
}
