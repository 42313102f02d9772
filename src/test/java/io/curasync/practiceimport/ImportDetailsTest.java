package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.Scope;
import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsEdit;
import io.curasync.ledger.details.PracticeDetailsEditor;
import io.curasync.ledger.details.PracticeDetailsQuery;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An import fills phones, addresses and contacts, and an undo of it empties them again. */
class ImportDetailsTest extends ScreenTest {

    private static final String HEADER = "practice id,state,phone,street,city,zip,contact,contact role,contact email\n";
    private static final String FILE =
            HEADER + "prac_1,TX,(512) 555-0142,100 Main St,Austin,78701,Ana Lee,Nurse,ana@x.example\n";
    private static final PracticeDetails IMPORTED = new PracticeDetails(
            "(512) 555-0142",
            new PostalAddress("100 Main St", "Austin", "TX", "78701"),
            List.of(new Contact("Ana Lee", "Nurse", null, "ana@x.example")));

    @Autowired
    ImportService importService;

    @Autowired
    ImportUndo undo;

    @Autowired
    ImportQuery importQuery;

    @Autowired
    PracticeDetailsQuery detailsQuery;

    @Autowired
    PracticeDetailsEditor editor;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private CurrentUser morgan;

    @BeforeEach
    void practices() {
        morgan = new CurrentUser(admin.id(), admin.email(), admin.name(), Role.ADMIN);
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10));
    }

    @Test
    void fillsAndEmptiesDetails() throws Exception {
        long id = imported(FILE);

        assertThat(details("prac_1")).isEqualTo(IMPORTED);
        assertThat(importQuery.find(id).orElseThrow().plan()).isEqualTo(new PracticeImport.Plan(0, 1, 0, 0, 0, 0, 1));
        assertThat(checked(FILE).plan().toKeep())
                .as("the same file again changes nothing")
                .isEqualTo(1);
        assertThat(undo.preview(morgan, id)).isEqualTo(new UndoPreview(1, 0, 0, 0, 1, 0, 0));

        undone(id);
        assertThat(details("prac_1")).isEqualTo(PracticeDetails.NONE);
    }

    @Test
    void createsPracticesWithDetails() throws Exception {
        imported(FILE.replace("prac_1", "prac_7"));
        assertThat(details("prac_7")).isEqualTo(IMPORTED);
    }

    @Test
    void leavesWhatAPersonHasSet() throws Exception {
        edit("555-0199");
        long id = imported(FILE);
        PracticeDetails expected = new PracticeDetails("555-0199", IMPORTED.address(), IMPORTED.contacts());
        assertThat(details("prac_1")).isEqualTo(expected);

        edit("555-0100");
        PracticeImport.Undo result = undone(id);
        assertThat(result.left()).isEqualTo(1);
        assertThat(details("prac_1").phone()).isEqualTo("555-0100");
    }

    @Test
    void skipsRowsWithInvalidDetails() throws Exception {
        PracticeImport checked = checked(HEADER + """
                prac_1,,12,,,,,,
                prac_2,,,,,787,,,
                prac_3,,,,,,,Nurse,
                prac_4,,,,,,Ana Lee,,ana at x
                """);
        assertThat(importQuery.page(checked.id(), ImportQuery.RowFilter.FAULTS, 0, 10))
                .extracting(ImportRow::fault)
                .containsExactly(
                        "its phone is not valid. Enter at least 7 digits, like (512) 555-0142 or 555-0142 x12",
                        "its ZIP is not valid. Enter 5 digits, or 9 like 12345-6789",
                        "its contact has no name",
                        "its contact email is not valid. Enter a valid email");
    }

    private void edit(String phone) {
        transactions.executeWithoutResult(status ->
                editor.edit(id("prac_1"), new PracticeDetailsEdit(null, phone, null, null, null, null, null), morgan));
    }

    private PracticeDetails details(String practiceId) {
        return detailsQuery.of(new Scope.All(), id(practiceId));
    }

    private long id(String practiceId) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }

    private long imported(String csv) throws Exception {
        long id = checked(csv).id();
        assertThat(importService.confirm(morgan, id)).isTrue();
        awaitStatus(id, ImportStatus.DONE);
        return id;
    }

    private PracticeImport checked(String csv) throws Exception {
        long id = importService.upload(morgan, "practices.csv", csv.getBytes(StandardCharsets.UTF_8));
        return awaitStatus(id, ImportStatus.READY);
    }

    private PracticeImport.Undo undone(long id) {
        assertThat(undo.start(morgan, id)).isEmpty();
        return awaitStatus(id, ImportStatus.UNDONE).undo();
    }

    private PracticeImport awaitStatus(long id, ImportStatus status) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> importQuery.find(id).orElseThrow(), found -> found.status() == status);
    }
}
