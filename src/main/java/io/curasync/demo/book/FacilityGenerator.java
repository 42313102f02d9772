package io.curasync.demo.book;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Invents practices. No name occurs twice. Phone numbers from 555-0100 to 555-0199 and the domain example.com are reserved for examples, so
 * they belong to no one.
 */
final class FacilityGenerator {

    private static final List<String> PLACES_BEFORE = List.of(
            "Cedar", "Willow", "Pine", "Oak", "Maple", "Stone", "Clear", "Silver", "Harbor", "Copper", "Granite", "Fox",
            "Heron", "Juniper", "Birch", "Elm", "Canyon", "Prairie", "Summit", "Aspen", "Sandy", "Amber", "Laurel",
            "Quail");
    private static final List<String> PLACES_AFTER = List.of(
            "Grove", "Creek", "Hill", "Bend", "Park", "Valley", "Point", "Ridge", "Falls", "Field", "Bay", "Gate");
    private static final List<String> KINDS = List.of("Medical Group", "Health Partners", "Clinic");
    private static final Map<String, List<String>> KINDS_BY_SPECIALTY = Map.of(
            "Wound Care",
            List.of(
                    "Wound Care Center",
                    "Wound Healing Clinic",
                    "Wound & Hyperbaric Center",
                    "Advanced Wound Care",
                    "Wound Specialists",
                    "Limb Preservation Center"),
            "Podiatry",
            List.of("Foot & Ankle Center", "Podiatry Group", "Foot & Ankle Associates", "Podiatry", "Foot Clinic"),
            "Dermatology",
            List.of("Dermatology", "Skin Center", "Dermatology Associates", "Skin & Wound Clinic"),
            "General Practice",
            List.of("Family Medicine", "Primary Care", "Family Health Center", "Internal Medicine"),
            "Plastic Surgery",
            List.of("Plastic Surgery", "Reconstructive Surgery", "Plastic & Reconstructive Surgery"),
            "Orthopedics",
            List.of("Orthopedics", "Bone & Joint Center", "Orthopedic Associates"),
            "Vascular",
            List.of("Vein & Vascular", "Vascular Surgery", "Vascular Associates", "Vein Center"));
    private static final List<String> STREETS =
            List.of(("Maple Avenue;Medical Park Drive;Riverside Drive;Cedar Hill Road;Main Street;Church Street;"
                            + "Lincoln Avenue;Park Avenue;Highland Drive;Washington Street;Orchard Road;Commerce Boulevard;"
                            + "Franklin Street;Hospital Drive;Center Street;Lakeview Drive;Mill Road;Chestnut Street")
                    .split(";"));
    private static final List<String> FIRST_NAMES =
            List.of(("Alicia Andre Beth Brian Carmen Claire Daniel Denise Elena Erik Fatima Grace Hannah Ines Jamal "
                            + "Janet Karen Kevin Leah Luis Maria Mei Nadia Owen Paula Peter Rachel Ravi Rosa Scott Sofia "
                            + "Steven Tanya Teresa Victor Wendy")
                    .split(" "));
    private static final List<String> LAST_NAMES =
            List.of(("Alvarez Baker Barnes Brandt Chen Coleman Costa Delgado Ellison Fischer Flores Foster Garner "
                            + "Hale Hassan Hughes Ibarra Jensen Kapoor Keller Larsen Lowell Marsh Mendez Monroe Nguyen Novak "
                            + "Osborne Park Perry Quinn Ramsey Rhodes Rossi Sandoval Shah Sutton Tran Vaughn Walsh Weber "
                            + "Whitaker Yates Zimmer")
                    .split(" "));
    private static final List<String> ROLES = List.of(
            "Office manager",
            "Practice administrator",
            "Clinical coordinator",
            "Nurse manager",
            "Billing coordinator",
            "Medical assistant",
            "Physician");

    private final RandomGenerator random;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> numbersByAreaCode = new HashMap<>();

    FacilityGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** Returns a new practice without unknown details. */
    Facility next(PracticeBook.Profile profile) {
        String specialty = profile.specialty();
        List<String> kinds = specialty == null ? KINDS : KINDS_BY_SPECIALTY.getOrDefault(specialty, KINDS);
        String place;
        String name;
        do {
            place = pick(PLACES_BEFORE) + " " + pick(PLACES_AFTER);
            name = place + " " + pick(kinds);
        } while (!names.add(name));
        City city = City.pick(profile.state(), random);
        String suite = random.nextInt(3) == 0 ? ", Suite " + 10 * (10 + random.nextInt(40)) : "";
        String phone = "(%s) 555-01%02d".formatted(city.areaCode(), nextNumber(city.areaCode()));
        return new Facility(
                name,
                phone,
                (100 + random.nextInt(4_800)) + " " + pick(STREETS) + suite,
                city.name(),
                profile.state(),
                city.zip(),
                person(phone, place));
    }

    private Person person(String phone, String place) {
        String first = pick(FIRST_NAMES);
        String last = pick(LAST_NAMES);
        String email = "%s.%s@%s.example.com".formatted(first, last, place.replace(" ", ""));
        return new Person(
                first,
                last,
                pick(ROLES),
                random.nextBoolean() ? phone + " x" + (10 + random.nextInt(80)) : null,
                email.toLowerCase(Locale.ROOT));
    }

    /** Returns the last two digits of the next phone number in an area. The digits repeat after 100 numbers. */
    private int nextNumber(String areaCode) {
        return Objects.requireNonNull(numbersByAreaCode.merge(areaCode, 0, (before, zero) -> (before + 1) % 100));
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
