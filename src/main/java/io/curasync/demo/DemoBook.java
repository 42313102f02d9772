package io.curasync.demo;

import io.curasync.demo.book.IntakeForm;
import io.curasync.demo.book.PracticeBook;
import io.curasync.demo.simulation.SimulatedPractice;
import io.curasync.demo.simulation.SimulatedRep;
import io.curasync.demo.simulation.SimulatedValues;
import io.curasync.enrollment.FormData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/**
 * Invented practice data that {@link DemoDataEntry} enters. The same seed and practices always result in the same data.
 *
 * @param book names and details of the practices of the simulated CuraGenesis
 * @param newcomers practices that reps submit
 */
record DemoBook(PracticeBook book, List<Newcomer> newcomers) {

    /** Endings of the submissions of each rep with a password. Every other rep has only {@link #SUBMISSIONS_OF_OTHERS}. */
    private static final List<Ending> SUBMISSIONS =
            List.of(Ending.ACCEPTED, Ending.ACCEPTED, Ending.ACCEPTED, Ending.REFUSED, Ending.DRAFT);

    private static final List<Ending> SUBMISSIONS_OF_OTHERS = List.of(Ending.ACCEPTED);

    /** The state in which the demo leaves a submission. */
    enum Ending {
        /** CuraGenesis accepts the submission. */
        ACCEPTED,
        /** CuraGenesis rejects the submission, because the practice has already enrolled without CuraSync. */
        REFUSED,
        /** The rep has not sent the submission yet. */
        DRAFT
    }

    /** A practice that a rep enters in CuraSync as a submission. */
    record Newcomer(SimulatedRep rep, FormData form, Ending ending) {}

    private record Plan(SimulatedRep rep, PracticeBook.Profile profile, Ending ending) {}

    /**
     * Invents the data.
     *
     * @param practices the practices of the simulated CuraGenesis before its first event
     */
    static DemoBook generate(long seed, List<SimulatedPractice> practices) {
        SequencedMap<String, PracticeBook.Profile> profiles = new LinkedHashMap<>();
        practices.forEach(practice ->
                profiles.put(practice.practiceId(), new PracticeBook.Profile(practice.specialty(), practice.state())));
        List<Plan> plans = plans(new Random(seed));
        PracticeBook book = PracticeBook.generate(
                seed, profiles, plans.stream().map(Plan::profile).toList());
        List<Newcomer> newcomers = new ArrayList<>();
        for (Plan plan : plans) {
            int number = newcomers.size();
            FormData form =
                    IntakeForm.of(book.newcomers().get(number), plan.profile().specialty(), PracticeBook.npi(number));
            newcomers.add(new Newcomer(plan.rep(), form, plan.ending()));
        }
        return new DemoBook(book, List.copyOf(newcomers));
    }

    private static List<Plan> plans(Random random) {
        List<Plan> plans = new ArrayList<>();
        for (SimulatedRep rep : SimulatedRep.ALL) {
            List<Ending> endings = DemoUsers.repsWithPassword().contains(rep) ? SUBMISSIONS : SUBMISSIONS_OF_OTHERS;
            endings.forEach(ending -> plans.add(new Plan(
                    rep,
                    new PracticeBook.Profile(SimulatedValues.specialty(random), SimulatedValues.state(random)),
                    ending)));
        }
        return plans;
    }
}
