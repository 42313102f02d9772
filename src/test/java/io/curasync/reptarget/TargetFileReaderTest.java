package io.curasync.reptarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.platform.csv.CsvSourceException;
import io.curasync.reptarget.TargetFile.Fault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of targets. */
class TargetFileReaderTest extends TargetHarness {

    @Autowired
    TargetFileReader reader;

    @Autowired
    TargetCsv csv;

    @Test
    void readsItsOwnExportWithoutChanges() throws Exception {
        set(
                orders(dana, NOVEMBER, 60L),
                orders(ava, OCTOBER, 40L),
                new TargetChange(new TargetKey(ava.id(), NOVEMBER, TargetMeasure.SALES), 40_000L));
        StringBuilder out = new StringBuilder();
        csv.write(out);
        assertThat(out.substring(1).lines())
                .containsExactly(
                        "rep,name,month,measure,target",
                        "ava@example.com,ava@example.com,2026-11,SALES,40000",
                        "dana@example.com,dana@example.com,2026-11,ORDERS,60",
                        "ava@example.com,ava@example.com,2026-10,ORDERS,40");

        TargetFile file = read(out.toString());

        assertThat(file.faults()).isEmpty();
        TargetChanges done = service.change(admin, file.changes(), "targets.csv");
        assertThat(done.replaced()).isEmpty();
        assertThat(done.unchanged()).isEqualTo(3);
    }

    @Test
    void readsFilesAsExcelSavesThem() throws Exception {
        TargetFile file = read("sep=;\nTargets of the team\n\nRep email;Month;Measure;Target;Notes\n"
                + "DANA@example.com;Nov-26;orders;1,200;good\n\"ava@example.com\";11/1/2026;Sales;\"$40,000.00\"\n");

        assertThat(file.faults()).isEmpty();
        service.change(admin, file.changes(), "targets.csv");
        assertThat(stored())
                .containsExactly("ava@example.com 2026-11 SALES 40000", "dana@example.com 2026-11 ORDERS 1200");
    }

    @Test
    void namesTheLineAndTheRemedyOfEachFault() throws Exception {
        deactivate(ava);
        TargetFile file = read("""
                rep,month,measure,target
                dana@example.com,2026-11,ORDERS,60
                who@example.com,2026-11,ORDERS,60
                dana@example.com,soon,ORDERS,60

                dana@example.com,2026-11,visits,60
                dana@example.com,2026-11,SALES,
                dana@example.com,2026-11,SALES,-5
                dana@example.com,2026-11,orders,70
                ava@example.com,2026-11,ORDERS,60
                dana@example.com
                """);

        assertThat(file.changes()).hasSize(1);
        assertThat(file.faults())
                .extracting(Fault::line, Fault::message)
                .containsExactly(
                        tuple(3, "rep must be the email of a user, but is “who@example.com”."),
                        tuple(4, "month must be a month such as 2026-11."),
                        tuple(6, "measure must be ORDERS or SALES."),
                        tuple(7, "target is “”. Enter a whole number from 1 to 1,000,000,000, or delete the line."),
                        tuple(8, "target is “-5”. Enter a whole number from 1 to 1,000,000,000, or delete the line."),
                        tuple(
                                9,
                                "The target of dana@example.com for 2026-11 in orders occurs twice. Leave out one of them."),
                        tuple(10, "rep: ava@example.com is deactivated. Reactivate the user or leave out the target."),
                        tuple(11, "target is “”. Enter a whole number from 1 to 1,000,000,000, or delete the line."));
    }

    @Test
    void rejectsFilesThatCannotBeRead() {
        assertThatThrownBy(() -> read("rep,month,target\ndana@example.com,2026-11,60\n"))
                .isInstanceOf(CsvSourceException.class)
                .hasMessageContaining("Missing: measure.");
        assertThatThrownBy(() -> read("rep,month,measure,target\n"))
                .isInstanceOf(CsvSourceException.class)
                .hasMessageContaining("no rows");
        assertThatThrownBy(
                        () -> read("rep,month,measure,target\n" + "dana@example.com,2026-11,ORDERS,60\n".repeat(5_001)))
                .isInstanceOf(CsvSourceException.class)
                .hasMessageContaining("5,000");
    }

    private TargetFile read(String text) throws CsvSourceException {
        return reader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
