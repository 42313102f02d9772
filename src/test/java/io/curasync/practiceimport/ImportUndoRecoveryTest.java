package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Undoing an import during crashes and next to other imports. */
class ImportUndoRecoveryTest extends ImportUndoHarness {

    @Autowired
    ImportStepRunner step;

    /** Undoes the applied rows of a cancelled import, each once, even if instances die and several work at once. */
    @Test
    void endsAFailedUndoThatNobodyContinues() throws Exception {
        long id = imported("practice id,name\nprac_1,One\nprac_2,Two\n");
        jdbc.sql("""
                        update practice_import set status = 'FAILED', undone_by = ?,
                            undo_started_at = now() - interval '29 days' where id = ?""").params(admin.id(), id).update();
        assertThat(step.endExpiredUndos()).isZero();

        jdbc.sql("update practice_import set undo_started_at = now() - interval '31 days'")
                .update();
        assertThat(step.endExpiredUndos()).isEqualTo(1);

        PracticeImport ended = importQuery.find(id).orElseThrow();
        assertThat(ended.status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(ended.undo().left()).isEqualTo(2);
        assertThat(effects(id)).containsOnly("LEFT the undo was not continued in time");
        assertThat(undo.start(admin, id)).contains("This import was already undone.");
        jdbc.sql("update practice_import set undone_at = now() - interval '31 days'")
                .update();
        assertThat(step.deleteOld()).isEqualTo(2);
    }

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
        assertThat(undo.preview(admin, id)).isEqualTo(new UndoPreview(0, 0, 0, 0, 0, applied, 0));

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
                                random.nextBoolean() ? "" : ImportHarness.npi(first * 100 + n),
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
            csv.append("big_%d,Practice %d,%s,Ava Lindqvist,TX\n".formatted(n, n, ImportHarness.npi(n)));
        }
        return csv.toString();
    }

    private int named() {
        return jdbc.sql("select count(name) from practice where practice_id like 'big%'")
                .query(Integer.class)
                .single();
    }
}
