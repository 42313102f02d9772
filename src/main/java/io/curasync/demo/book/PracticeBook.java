package io.curasync.demo.book;

import io.curasync.platform.text.CsvWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An invented book of practices. It resembles the spreadsheet of a sales team that does not use CuraSync yet. The book contains most of the
 * practices in CuraGenesis. Some of them lack details. The same seed and practices always result in the same book.
 *
 * @param entries practices by practice id
 * @param newcomers practices that are not in CuraGenesis yet, with all details
 */
public record PracticeBook(SequencedMap<String, Facility> entries, List<Facility> newcomers) {

    /**
     * The data of a practice from which its name and details are invented.
     *
     * @param specialty {@code null} if unknown
     * @param state two-letter code of the state
     */
    public record Profile(@Nullable String specialty, String state) {}

    private static final int NAMED_PERCENT = 88;
    private static final int WITHOUT_PHONE_PERCENT = 4;
    private static final int WITHOUT_ADDRESS_PERCENT = 7;
    private static final int WITHOUT_CONTACT_PERCENT = 15;

    /**
     * Invents a book. Uses {@link Random}, because its algorithm is specified and therefore gives the same results in all Java versions.
     *
     * @param practices the practices in CuraGenesis by practice id
     * @param newcomers the practices that are not in CuraGenesis yet
     */
    public static PracticeBook generate(long seed, SequencedMap<String, Profile> practices, List<Profile> newcomers) {
        Random random = new Random(seed);
        FacilityGenerator facilities = new FacilityGenerator(random);
        SequencedMap<String, Facility> entries = new LinkedHashMap<>();
        practices.forEach((practiceId, profile) -> {
            Facility facility = facilities.next(profile);
            if (percent(random, NAMED_PERCENT)) {
                entries.put(practiceId, withGaps(facility, random));
            }
        });
        return new PracticeBook(
                entries, newcomers.stream().map(facilities::next).toList());
    }

    private static Facility withGaps(Facility complete, Random random) {
        Facility facility = complete;
        if (percent(random, WITHOUT_PHONE_PERCENT)) {
            facility = facility.withoutPhone();
        }
        if (percent(random, WITHOUT_ADDRESS_PERCENT)) {
            facility = facility.withoutAddress();
        }
        return percent(random, WITHOUT_CONTACT_PERCENT) ? facility.withoutContact() : facility;
    }

    private static boolean percent(Random random, int percent) {
        return random.nextInt(100) < percent;
    }

    /** Returns the entries as a CSV file in UTF-8, as a spreadsheet program would export it. */
    public byte[] csv() {
        StringBuilder text = new StringBuilder();
        CsvWriter csv = new CsvWriter(
                text,
                "CuraGenesis id",
                "Practice name",
                "Phone",
                "Street address",
                "City",
                "State",
                "ZIP code",
                "Primary contact",
                "Contact title",
                "Contact phone",
                "Contact email");
        entries.forEach((practiceId, facility) -> csv.row(row(practiceId, facility)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object[] row(String practiceId, Facility facility) {
        Person contact = facility.contact();
        return new @Nullable Object[] {
            practiceId,
            facility.name(),
            facility.phone(),
            facility.street(),
            facility.city(),
            facility.state(),
            facility.zip(),
            contact == null ? null : contact.name(),
            contact == null ? null : contact.role(),
            contact == null ? null : contact.phone(),
            contact == null ? null : contact.email()
        };
    }

    /**
     * Returns a number with the form of an NPI and a correct check digit. The number belongs to no one, because it begins with 9, and real
     * NPIs begin with 1 or 2.
     *
     * @param number number from 0 to 99,999,999; different numbers result in different NPIs
     */
    public static String npi(int number) {
        String digits = "9%08d".formatted(number);
        int sum = 24
                + IntStream.range(0, digits.length())
                        .map(i -> i % 2 == 0 ? 2 * digits.charAt(i) - 2 * '0' : digits.charAt(i) - '0')
                        .map(digit -> digit > 9 ? digit - 9 : digit)
                        .sum();
        return digits + (10 - sum % 10) % 10;
    }
}
