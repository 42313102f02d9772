package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Imports that nobody continues, and crashes during an import. */
class ImportRecoveryTest extends ImportHarness {

    @Autowired
    ImportStepRunner step;

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
    void cancelsAFailedImportThatNobodyContinuesWithinAMonth() throws Exception {
        long old = upload("practice id,name\nprac_2,Sierra\n");
        long recent = upload("practice id,name\nprac_2,Bayou\n");
        checked(old);
        checked(recent);
        jdbc.sql("""
                        update practice_import set status = 'FAILED',
                            created_at = now() - case id when ? then interval '31 days' else interval '29 days' end""").param(old).update();

        assertThat(step.cancelExpired()).isEqualTo(1);
        assertThat(importQuery.find(old).orElseThrow().status()).isEqualTo(ImportStatus.CANCELLED);
        assertThat(importQuery.find(recent).orElseThrow().status()).isEqualTo(ImportStatus.FAILED);
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

    /** Every hundredth row has an error. */
    private static String large(int rows) {
        StringBuilder csv = new StringBuilder("practice id,user id,name,npi,rep,state\n");
        for (int n = 1; n <= rows; n++) {
            csv.append("big_%d,biguser_%d,\"Practice, number %d\",%s,Ava Lindqvist,TX\n"
                    .formatted(n, n, n, n % 100 == 0 ? "123" : npi(n)));
        }
        return csv.toString();
    }

    private int known() {
        return jdbc.sql("select count(*) from practice where practice_id like 'big%'")
                .query(Integer.class)
                .single();
    }
}
