package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.assignment.BulkHandover;
import io.curasync.assignment.BulkHandoverService;
import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsEdit;
import io.curasync.ledger.details.PracticeDetailsEditor;
import io.curasync.ledger.note.NoteEdit;
import io.curasync.practice.nextstep.NextStepService;
import io.curasync.practice.timeline.NoteService;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Random actions of people: edits, notes, next steps, imports and handovers. Each one also changes the expected data. */
final class PeopleActions {

    /** Start of the times of {@link RandomFacts}, which are at most eight seconds later. */
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int MAX_EDITED_CONTACTS = 15;

    private final Random random;
    private final CurrentUser admin;
    private final List<Long> reps;
    private final PracticeDetailsEditor editor;
    private final NoteService notes;
    private final NextStepService nextSteps;
    private final ManualPractices manualPractices;
    private final BulkHandoverService handovers;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final List<String> entered = new ArrayList<>();
    private int numbers;

    /** @param reps ids of users who can get practices */
    PeopleActions(ApplicationContext application, Random random, CurrentUser admin, List<Long> reps) {
        this.random = random;
        this.admin = admin;
        this.reps = reps;
        editor = application.getBean(PracticeDetailsEditor.class);
        notes = application.getBean(NoteService.class);
        nextSteps = application.getBean(NextStepService.class);
        manualPractices = application.getBean(ManualPractices.class);
        handovers = application.getBean(BulkHandoverService.class);
        transaction = application.getBean(TransactionTemplate.class);
        jdbc = application.getBean(JdbcClient.class);
    }

    /** Returns the numbers in all texts that people entered and did not replace within the time in which a note can be edited. */
    List<String> entered() {
        return entered;
    }

    /**
     * Executes one action.
     *
     * @param expected expected data by practice
     * @param number number in the ids of a practice, which an import creates if it does not exist
     */
    void act(Map<Long, PeopleData> expected, int number) {
        List<Long> ids = expected.keySet().stream().sorted().toList();
        int action = random.nextInt(9);
        if (ids.isEmpty() || action < 2) {
            importRow(expected, number);
            return;
        }
        long id = ids.get(random.nextInt(ids.size()));
        PeopleData data = expected.get(id);
        switch (action) {
            case 2, 3 -> edit(id, data);
            case 4 -> addNote(id, data);
            case 5 -> editNote(id, data);
            case 6 -> setStep(id, data);
            case 7 -> removeStep(id, data);
            default -> handOver(id, data);
        }
    }

    private void edit(long id, PeopleData data) {
        boolean setsAddress = random.nextBoolean();
        if (random.nextInt(3) == 0) {
            data.name = "Practice " + enter();
        }
        String phone = random.nextInt(3) == 0 ? enter() : null;
        if (phone != null) {
            data.phone = phone;
            data.isPhoneByHand = true;
        }
        if (setsAddress) {
            data.address = new PostalAddress(enter(), enter(), "TX", "78701");
            data.isAddressByHand = true;
        }
        List<Contact> contacts = new ArrayList<>(data.contacts);
        if (random.nextBoolean() || contacts.size() > MAX_EDITED_CONTACTS) {
            contacts = List.of(new Contact("Ana " + enter(), "Nurse", enter(), null));
        } else {
            contacts.add(new Contact("Bo " + enter(), null, null, "bo@x.example"));
        }
        data.contacts = List.copyOf(contacts);
        data.areContactsByHand = true;
        var edit = new PracticeDetailsEdit(
                data.name,
                phone,
                setsAddress ? data.address.street() : null,
                setsAddress ? data.address.city() : null,
                setsAddress ? data.address.state() : null,
                setsAddress ? data.address.zip() : null,
                contacts);
        assertThat(transaction.<PracticeDetailsEditor.Result>execute(status -> editor.edit(id, edit, admin)))
                .isEqualTo(new PracticeDetailsEditor.Result.Done(true));
    }

    private void addNote(long id, PeopleData data) {
        String number = enter();
        assertThat(notes.add(admin, id, "Note " + number)).isPresent();
        data.notes.add(number);
    }

    private void editNote(long id, PeopleData data) {
        Optional<String> replaced = data.notes.stream().findAny();
        if (replaced.isEmpty()) {
            return;
        }
        long note = jdbc.sql("select id from timeline_entry where fact = 'note.added' and detail->>'note' like ?")
                .param("%" + replaced.get())
                .query(Long.class)
                .single();
        String number = enter();
        assertThat(notes.edit(admin, note, "Note " + number)).isEqualTo(NoteEdit.EDITED);
        data.notes.remove(replaced.get());
        data.notes.add(number);
        entered.remove(replaced.get());
    }

    private void setStep(long id, PeopleData data) {
        data.step = new PeopleData.Step(enter(), DAY.plusDays(random.nextInt(30)));
        assertThat(nextSteps.set(admin, id, "Step " + data.step.number(), data.step.dueOn()))
                .isPresent();
    }

    private void removeStep(long id, PeopleData data) {
        boolean isSet = data.step != null;
        data.step = null;
        assertThat(random.nextBoolean() ? nextSteps.complete(admin, id) : nextSteps.drop(admin, id))
                .matches(removed -> removed.isPresent() == isSet);
    }

    private void handOver(long id, PeopleData data) {
        Long rep = random.nextInt(4) == 0 ? null : anyRep();
        Instant since = random.nextBoolean() ? Instant.now() : START.plusMillis(random.nextInt(8_000));
        if (rep == null || !rep.equals(owner(id))) {
            data.assignedTo = rep;
        }
        assertThat(handovers.handOver(new BulkHandover(List.of(id), rep, since, false), admin, processed -> {}))
                .isInstanceOf(Answer.Done.class);
    }

    private void importRow(Map<Long, PeopleData> expected, int number) {
        boolean isByPractice = random.nextBoolean();
        String given = (isByPractice ? "prac_" : "user_") + number;
        Long rep = random.nextBoolean() ? null : anyRep();
        String name = random.nextBoolean() ? null : "Imported " + number();
        PracticeDetails details = new PracticeDetails(
                number(),
                new PostalAddress(number(), number(), "TX", "78701"),
                List.of(new Contact("Cy " + number(), null, null, null)));
        Long ownerBefore = practice(given).map(this::owner).orElse(null);
        var row = new ManualPractice(
                isByPractice ? given : null, isByPractice ? null : given, name, null, rep, "TX", null, details);
        assertThat(transaction.<List<ManualPractices.Result>>execute(
                        status -> manualPractices.apply(List.of(row), admin.id(), "practice.imported", "import 1")))
                .extracting(ManualPractices.Result::reason)
                .containsOnlyNulls();
        PeopleData data = expected.computeIfAbsent(practice(given).orElseThrow(), created -> new PeopleData());
        data.name = name == null ? data.name : name;
        data.fill(details);
        if (rep != null && !rep.equals(ownerBefore)) {
            data.assignedTo = rep;
        }
    }

    /** @param id practice id or user id */
    private Optional<Long> practice(String id) {
        return jdbc.sql("select id from practice where practice_id = :id or user_id = :id")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** Returns the id of the user, or 0 if the practice has no owner. */
    private Long owner(long id) {
        return jdbc.sql("select coalesce(owner_id, 0) from practice where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private Long anyRep() {
        return reps.get(random.nextInt(reps.size()));
    }

    /** Returns a number that a person enters, so that the timeline must contain it. */
    private String enter() {
        String number = number();
        entered.add(number);
        return number;
    }

    private String number() {
        return String.valueOf(5_550_000 + numbers++);
    }
}
