package io.curasync.demo.book;

import io.curasync.demo.book.PlannedFollowUp.Note;
import io.curasync.demo.book.PlannedFollowUp.Step;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invents notes and next steps. The same arguments always result in the same notes and next steps. */
public final class FollowUpGenerator {

    private static final int WITH_NOTES_PERCENT = 16;
    private static final int WITH_STEP_PERCENT = 55;
    private static final int MAX_NOTES = 3;
    private static final int DAYS = 42;
    private static final int MAX_DAYS_OVERDUE = 6;
    private static final int MAX_DAYS_AHEAD = 18;

    private final Random random;
    private final LocalDate today;

    private FollowUpGenerator(Random random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    /**
     * Returns notes and next steps for about one in seven practices of the book.
     *
     * @param customers practice ids of the practices that order
     * @param today the present day in the business time zone
     */
    public static List<PlannedFollowUp> generate(long seed, PracticeBook book, Set<String> customers, LocalDate today) {
        // Each practice has its own random generator, so that the choice of practices does not depend on the day.
        Random seeds = new Random(seed);
        return book.entries().entrySet().stream()
                .map(entry -> new FollowUpGenerator(new Random(seeds.nextLong()), today)
                        .next(entry, customers.contains(entry.getKey())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<PlannedFollowUp> next(Map.Entry<String, Facility> entry, boolean orders) {
        Person contact = entry.getValue().contact();
        if (contact == null || !percent(WITH_NOTES_PERCENT)) {
            return Optional.empty();
        }
        List<Conversation> conversations = new ArrayList<>(orders ? Conversation.CUSTOMERS : Conversation.PROSPECTS);
        Collections.shuffle(conversations, random);
        int count = 1 + Math.min(random.nextInt(MAX_NOTES), random.nextInt(MAX_NOTES));
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(workingTime());
        }
        Collections.sort(times);
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notes.add(new Note(conversations.get(i).note().formatted(contact.name()), times.get(i)));
        }
        return Optional.of(new PlannedFollowUp(
                entry.getKey(), List.copyOf(notes), nextStep(conversations.get(count - 1), contact, times)));
    }

    private @Nullable Step nextStep(Conversation last, Person contact, List<Instant> times) {
        if (!percent(WITH_STEP_PERCENT)) {
            return null;
        }
        long age = ChronoUnit.DAYS.between(LocalDate.ofInstant(times.getLast(), ZoneOffset.UTC), today);
        return new Step(last.nextStep().formatted(contact.firstName()), dueIn((int) age));
    }

    /**
     * Returns a random number of days until a next step is due; negative if the next step is overdue.
     *
     * @param age number of days since the next step was set
     */
    private int dueIn(int age) {
        int choice = random.nextInt(100);
        if (choice < 16 && age > 1) {
            return -1 - random.nextInt(Math.min(MAX_DAYS_OVERDUE, age - 1));
        }
        return choice < 28 ? 0 : 1 + random.nextInt(MAX_DAYS_AHEAD);
    }

    /** Returns a random time in the past weeks, during working hours in the United States. */
    private Instant workingTime() {
        LocalDate day = today.minusDays(1 + random.nextInt(DAYS));
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day.atTime(14 + random.nextInt(8), random.nextInt(60), random.nextInt(60))
                .toInstant(ZoneOffset.UTC);
    }

    private boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }
}
