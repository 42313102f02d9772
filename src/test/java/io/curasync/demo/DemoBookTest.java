package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.demo.DemoBook.Ending;
import io.curasync.demo.DemoBook.Newcomer;
import io.curasync.demo.simulation.SimulatedCuraGenesis;
import io.curasync.demo.simulation.SimulatedPractice;
import io.curasync.demo.simulation.SimulatedRep;
import io.curasync.enrollment.FormField;
import io.curasync.enrollment.FormValidator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoBookTest {

    private final List<SimulatedPractice> practices =
            new SimulatedCuraGenesis(7, Instant.parse("2026-11-24T15:00:00Z")).initialPractices();
    private final DemoBook demoBook = DemoBook.generate(7, practices);

    @Test
    void isTheSameAtEachFirstStart() {
        List<SimulatedPractice> later =
                new SimulatedCuraGenesis(7, Instant.parse("2027-02-03T04:05:06Z")).initialPractices();

        assertThat(DemoBook.generate(7, later)).isEqualTo(demoBook);
    }

    @Test
    void namesMostPractices() {
        assertThat(demoBook.book().entries().keySet())
                .hasSizeBetween(practices.size() * 80 / 100, practices.size() * 92 / 100)
                .isSubsetOf(
                        practices.stream().map(SimulatedPractice::practiceId).toList());
    }

    @Test
    void fillsInValidFormsOfDifferentPractices() {
        assertThat(demoBook.newcomers())
                .allMatch(newcomer -> FormValidator.faults(newcomer.form()).isEmpty());
        for (FormField field : List.of(FormField.NAME, FormField.NPI, FormField.EMAIL)) {
            assertThat(demoBook.newcomers().stream()
                            .map(newcomer -> newcomer.form().get(field)))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void hasEveryEndingForRepsWhoCanSignIn() {
        for (SimulatedRep rep : DemoUsers.repsWithPassword()) {
            assertThat(demoBook.newcomers())
                    .filteredOn(newcomer -> newcomer.rep().equals(rep))
                    .extracting(Newcomer::ending)
                    .contains(Ending.values());
        }
    }
}
