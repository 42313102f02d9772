package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.ledger.Fact;
import io.curasync.ledger.ManualPractice;
import io.curasync.ledger.ManualPractices;
import io.curasync.ledger.PracticeEdit;
import io.curasync.ledger.PracticeEditUndo;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsEdit;
import io.curasync.ledger.details.PracticeDetailsEditor.Result;
import io.curasync.ledger.details.PracticeDetailsQuery;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class PracticeDetailsServiceTest extends ScreenTest {

    private static final PostalAddress AUSTIN = new PostalAddress("100 Main St", "Austin", "TX", "78701");
    private static final Contact ANA = new Contact("Ana Lee", "Office manager", "555-0102", "ana@x.example");

    @Autowired
    PracticeDetailsService service;

    @Autowired
    PracticeDetailsQuery query;

    @Autowired
    PracticeQuery practiceQuery;

    @Autowired
    TimelineQuery timelineQuery;

    @Autowired
    ManualPractices manualPractices;

    @Autowired
    PracticeEditUndo undo;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private long own;
    private long other;

    @BeforeEach
    void practices() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", Instant.now(), 4));
        own = id("prac_1");
        other = id("prac_2");
    }

    @Test
    void changesAPracticeAndSaysSoOnItsTimeline() {
        Instant before = changedAt(own);
        assertThat(service.edit(own, everything(), user(dana))).isEqualTo(new Result.Done(true));

        assertThat(practiceQuery.byId(new Scope.All(), own).orElseThrow().name())
                .isEqualTo("Lakeside");
        assertThat(details(own)).isEqualTo(new PracticeDetails("(512) 555-0142", AUSTIN, List.of(ANA)));
        assertThat(changedAt(own)).isAfter(before);
        TimelineEntry entry = newest(own);
        assertThat(entry.source()).isEqualTo(Source.PEOPLE);
        assertThat(entry.sourceId()).isEqualTo(dana.id());
        assertThat(entry.headline()).isEqualTo("Details changed");
        assertThat(entry.explanation())
                .contains(
                        "name Lakeside", "phone (512) 555-0142", "street 100 Main St", "address state TX", "ZIP 78701")
                .contains("contacts Ana Lee, Office manager, 555-0102, ana@x.example", "by " + dana.name());

        service.edit(own, edit(null, "555-0199", List.of(ANA, contact("Bo"))), user(admin));
        assertThat(newest(own).explanation())
                .isEqualTo("phone (512) 555-0142 → 555-0199 · contacts Bo · by " + admin.name());
        service.edit(own, edit("", "", List.of()), user(dana));
        assertThat(newest(own).explanation())
                .contains("name Lakeside → none", "phone 555-0199 → none", "Ana Lee, Office manager", "; Bo → none");
        assertThat(details(own)).isEqualTo(new PracticeDetails(null, AUSTIN, List.of()));
    }

    @Test
    void recordsNothingIfNothingChanges() {
        service.edit(own, everything(), user(dana));
        long entries = countEntries();

        assertThat(service.edit(own, everything(), user(dana))).isEqualTo(new Result.Done(false));
        assertThat(service.edit(own, edit(null, null, null), user(dana))).isEqualTo(new Result.Done(false));
        assertThat(countEntries()).isEqualTo(entries);
    }

    @Test
    void hidesPracticesOfOtherReps() {
        assertThat(service.edit(other, everything(), user(dana))).isEqualTo(new Result.NotFound());
        assertThat(service.edit(4711, everything(), user(admin))).isEqualTo(new Result.NotFound());
        assertThat(details(other)).isEqualTo(PracticeDetails.NONE);

        service.edit(other, everything(), user(admin));
        assertThat(query.of(new Scope.Own(dana.id()), other)).isEqualTo(PracticeDetails.NONE);
        assertThat(query.of(new Scope.Own(dana.id()), List.of(own, other))).isEmpty();
    }

    @Test
    void rejectsInvalidValuesAsAWhole() {
        assertThat(service.edit(own, edit("Lakeside", "12", null), user(dana)))
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        invalid -> assertThat(invalid.faults()).containsOnlyKeys("phone"));
        assertThat(practiceQuery.byId(new Scope.All(), own).orElseThrow().name())
                .isNull();
    }

    @Test
    void marksThePracticeAsChangedForTheApi() {
        Instant before = changedAt(own);
        service.edit(own, edit(null, "555-0142", null), user(dana));
        assertThat(changedAt(own)).isAfter(before);
    }

    @Test
    void movesDetailsToTheSurvivingPractice() {
        apply(partial("prac_9", null), partial(null, "user_9"));
        long surviving = id("prac_9");
        long duplicate = jdbc.sql("select id from practice where user_id = 'user_9'")
                .query(Long.class)
                .single();
        service.edit(surviving, edit("Lakeside", null, List.of(ANA)), user(admin));
        service.edit(duplicate, edit("Hillside", "555-0100", List.of(contact("Bo"))), user(admin));

        apply(partial("prac_9", "user_9"));

        assertThat(practiceQuery.byId(new Scope.All(), duplicate)).isEmpty();
        assertThat(details(surviving))
                .isEqualTo(new PracticeDetails("555-0100", PostalAddress.NONE, List.of(ANA, contact("Bo"))));
        assertThat(timelineQuery.of(new Scope.All(), surviving, 20))
                .extracting(TimelineEntry::explanation)
                .as("the name that lost is still known")
                .anySatisfy(text -> assertThat(text).contains("name Hillside"));
    }

    @Test
    void doesNotReplaceWhatAPersonHasSet() {
        service.edit(own, edit(null, "555-0199", null), user(dana));

        importPractice(new ManualPractice(
                "prac_1", null, null, null, null, null, null, new PracticeDetails("555-0100", AUSTIN, List.of(ANA))));

        assertThat(details(own)).isEqualTo(new PracticeDetails("555-0199", AUSTIN, List.of(ANA)));
        assertThat(newest(own).explanation()).contains("street 100 Main St").doesNotContain("phone");
    }

    @Test
    void undoOfAnImportKeepsALaterName() {
        PracticeEdit imported = importPractice(new ManualPractice("prac_1", null, "Imported", null, null, null, null));
        service.edit(own, edit("Lakeside", null, null), user(dana));

        List<PracticeEditUndo.Result> results = Objects.requireNonNull(transactions.execute(
                status -> undo.undo(List.of(imported), Set.of(), admin.id(), "import.undone", "test")));

        assertThat(results.getFirst().left())
                .isEqualTo(Map.of(PracticeEditUndo.Field.NAME, PracticeEditUndo.Obstacle.CHANGED));
        assertThat(practiceQuery.byId(new Scope.All(), own).orElseThrow().name())
                .isEqualTo("Lakeside");
    }

    private PracticeEdit importPractice(ManualPractice practice) {
        List<ManualPractices.Result> results = Objects.requireNonNull(transactions.execute(
                status -> manualPractices.apply(List.of(practice), admin.id(), "practice.imported", "test")));
        return Objects.requireNonNull(results.getFirst().edit());
    }

    private static PracticeDetailsEdit everything() {
        return new PracticeDetailsEdit(
                "Lakeside", "(512) 555-0142", "100 Main St", "Austin", "tx", "78701", List.of(ANA));
    }

    private static PracticeDetailsEdit edit(
            @Nullable String name, @Nullable String phone, @Nullable List<Contact> contacts) {
        return new PracticeDetailsEdit(name, phone, null, null, null, null, contacts);
    }

    private static Contact contact(String name) {
        return new Contact(name, null, null, null);
    }

    private static Fact partial(@Nullable String practiceId, @Nullable String userId) {
        Instant now = Instant.now();
        return Fact.partialPractice(new Provenance(Source.WEBHOOK, 1, now, now))
                .practiceId(practiceId)
                .userId(userId)
                .build();
    }

    private static CurrentUser user(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    private PracticeDetails details(long practice) {
        return query.of(new Scope.All(), practice);
    }

    private TimelineEntry newest(long practice) {
        return timelineQuery.of(new Scope.All(), practice, 1).getFirst();
    }

    private long countEntries() {
        return jdbc.sql("select count(*) from timeline_entry").query(Long.class).single();
    }

    private Instant changedAt(long practice) {
        return practiceQuery.byId(new Scope.All(), practice).orElseThrow().changedAt();
    }

    private long id(String practiceId) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }
}
