package io.curasync.demo;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.demo.book.FollowUpGenerator;
import io.curasync.demo.book.PlannedFollowUp;
import io.curasync.demo.simulation.SimulatedCuraGenesis;
import io.curasync.demo.simulation.SimulatedEvent.DataEntered;
import io.curasync.demo.simulation.SimulatedPractice;
import io.curasync.demo.simulation.SimulationLog;
import io.curasync.practice.nextstep.NextStepQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Enters the data that people enter in a real installation: targets, a book of practices with names and contacts, notes, next steps and
 * submissions. The journal records each part that is complete. The next start enters only the parts that are not complete yet.
 */
@Component
@Profile("demo")
class DemoDataEntry {

    private static final Logger log = LoggerFactory.getLogger(DemoDataEntry.class);

    private final UserAccounts userAccounts;
    private final SimulationLog simulationLog;
    private final TargetSetter targets;
    private final BookImporter importer;
    private final FollowUpWriter followUps;
    private final SubmissionSender sender;
    private final NextStepQuery nextSteps;
    private final long seed;

    DemoDataEntry(
            UserAccounts userAccounts,
            SimulationLog simulationLog,
            TargetSetter targets,
            BookImporter importer,
            FollowUpWriter followUps,
            SubmissionSender sender,
            NextStepQuery nextSteps,
            DemoProperties properties) {
        this.userAccounts = userAccounts;
        this.simulationLog = simulationLog;
        this.targets = targets;
        this.importer = importer;
        this.followUps = followUps;
        this.sender = sender;
        this.nextSteps = nextSteps;
        this.seed = properties.seed();
    }

    /** Action that enters one part of the data. Returns false if the next start must try again. */
    @FunctionalInterface
    private interface Entry {
        boolean run() throws InterruptedException;
    }

    /** Sets the targets of the reps. Requires the users, but no practices in CuraSync, so it can run before the first sync. */
    void setTargets() throws InterruptedException {
        enterOnce(DataEntered.Part.TARGETS, () -> {
            Optional<CurrentUser> admin = admin();
            admin.ifPresent(user ->
                    targets.set(user, reps(), initialPractices(), simulationLog.read(SimulatedCuraGenesis::history)));
            return admin.isPresent();
        });
    }

    /** Imports the book of practices. Waits until the import has ended, but at most one minute. */
    void importBook() throws InterruptedException {
        enterOnce(DataEntered.Part.BOOK, () -> {
            Optional<CurrentUser> admin = admin();
            return admin.isPresent() && importer.run(admin.get(), demoBook().book());
        });
    }

    /** Writes the notes and next steps of the reps, and enters their submissions. Requires that CuraSync already contains the practices. */
    void enterFollowUpsAndSubmissions() throws InterruptedException {
        enterOnce(DataEntered.Part.FOLLOW_UPS, this::writeFollowUps);
        enterOnce(DataEntered.Part.SUBMISSIONS, this::submit);
    }

    private void enterOnce(DataEntered.Part part, Entry entry) throws InterruptedException {
        if (simulationLog.read(world -> world.isEntered(part))) {
            return;
        }
        try {
            if (entry.run()) {
                simulationLog.record((world, now) -> new DataEntered(now, part));
                return;
            }
            log.warn("Could not enter all of {}. The next start tries again", part);
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted while entering " + part);
            }
            log.warn("Could not enter {}. The next start tries again", part, e);
        }
    }

    private boolean writeFollowUps() throws InterruptedException {
        Map<String, String> names = new HashMap<>();
        initialPractices().forEach(practice -> names.put(practice.practiceId(), practice.salesRep()));
        Set<String> customers = initialPractices().stream()
                .filter(practice -> practice.activeAt(Instant.now()))
                .map(SimulatedPractice::practiceId)
                .collect(Collectors.toSet());
        Map<String, CurrentUser> reps = reps();
        LocalDate today = nextSteps.today();
        for (PlannedFollowUp planned :
                FollowUpGenerator.generate(seed, demoBook().book(), customers, today)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted while writing notes");
            }
            CurrentUser rep = reps.get(names.getOrDefault(planned.practiceId(), ""));
            if (rep != null) {
                followUps.write(rep, planned, today);
            }
        }
        return true;
    }

    private boolean submit() throws InterruptedException {
        Map<String, CurrentUser> reps = reps();
        for (DemoBook.Newcomer newcomer : demoBook().newcomers()) {
            CurrentUser rep = reps.get(newcomer.rep().name());
            if (rep != null) {
                sender.submit(rep, newcomer);
            }
        }
        return true;
    }

    private Optional<CurrentUser> admin() {
        return userAccounts.assignable().stream()
                .filter(user -> user.role() == Role.ADMIN)
                .findFirst()
                .map(DemoDataEntry::current);
    }

    private DemoBook demoBook() {
        return DemoBook.generate(seed, initialPractices());
    }

    private List<SimulatedPractice> initialPractices() {
        return simulationLog.read(SimulatedCuraGenesis::initialPractices);
    }

    /** Returns the enabled users by their aliases. A user with several aliases occurs several times. */
    private Map<String, CurrentUser> reps() {
        Map<String, CurrentUser> reps = new HashMap<>();
        for (User user : userAccounts.assignable()) {
            user.aliases().forEach(alias -> reps.put(alias, current(user)));
        }
        return reps;
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
