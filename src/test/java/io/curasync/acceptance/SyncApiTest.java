package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the responses about syncs with the API description. */
class SyncApiTest extends ApiDescriptionHarness {

    @Test
    void matchesResponses() {
        syncs();
        readings();
        assertCallsEveryOperation(SYNC_TAGS);
    }

    private void syncs() {
        call("cron", admin, "", "?wait=55");
        call("cron", admin, "", "");
        call("syncNow", rep, "", "");
        anHourGoesBy();
        SOURCE.always(StubResponse.status(401));
        assertThat(call("cronByPost", admin, "", "?wait=55").status()).isEqualTo(502);
        SOURCE.always(StubResponse.healthy());
        call("cronByPost", admin, "", "?wait=55");
        call("cronByPost", admin, "", "");
        SOURCE.always(StubResponse.slow(400));
        for (String cron : List.of("cron", "cronByPost")) {
            anHourGoesBy();
            String run = id(call(cron, admin, "", "?wait=0"));
            call("run", rep, run, "");
            call("cancelRun", admin, run, "");
            ended(Long.parseLong(run));
            assertThat(call("cancelRun", admin, run, "").status()).isEqualTo(409);
        }
        SOURCE.reset();
        SOURCE.populate(4);
        String suspiciousRun = id(call("syncNow", admin, "", "?override=true"));
        ended(Long.parseLong(suspiciousRun));
        call("approveRun", admin, suspiciousRun, "");
        assertThat(call("approveRun", admin, suspiciousRun, "").status()).isEqualTo(409);
    }

    private void anHourGoesBy() {
        database.jdbc()
                .sql("update sync_run set started_at = started_at - interval '2 hours',"
                        + " finished_at = finished_at - interval '2 hours'")
                .update();
    }

    private void readings() {
        call("runs", rep, "", "");
        call("syncRefusals", rep, "", "");
        SOURCE.addRow("a word");
        sync();
        SOURCE.clearRows();
        call("quarantine", admin, "", "?open=true");
        call("quarantineCsv", admin, "", "");
    }
}
