package io.curasync.demo.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.demo.book.PracticeBook.Profile;
import io.curasync.ledger.Npi;
import io.curasync.platform.text.ContactFormat;
import io.curasync.platform.text.UsStates;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PracticeBookTest {

    private static final List<String> STATES = UsStates.codes().stream()
            .filter(code -> !List.of("AS", "GU", "MP", "PR", "VI").contains(code))
            .sorted()
            .toList();
    private static final List<String> SPECIALTIES = List.of(
            "Wound Care",
            "Wound Care",
            "Podiatry",
            "Dermatology",
            "General Practice",
            "Plastic Surgery",
            "Orthopedics",
            "Vascular",
            "Sleep Medicine");

    private final SequencedMap<String, Profile> practices = practices(3_400);
    private final PracticeBook book = PracticeBook.generate(7, practices, List.of(new Profile("Podiatry", "TX")));

    private static SequencedMap<String, Profile> practices(int count) {
        SequencedMap<String, Profile> practices = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String specialty = i % 30 == 0 ? null : SPECIALTIES.get(i % SPECIALTIES.size());
            practices.put("prac_" + i, new Profile(specialty, STATES.get(i % STATES.size())));
        }
        return practices;
    }

    @Test
    void dependsOnlyOnSeedAndPractices() {
        assertThat(PracticeBook.generate(7, practices, List.of(new Profile("Podiatry", "TX"))))
                .isEqualTo(book);
        assertThat(PracticeBook.generate(7, practices, List.of()).entries()).isEqualTo(book.entries());
        assertThat(PracticeBook.generate(8, practices, List.of()).entries()).isNotEqualTo(book.entries());
    }

    @Test
    void namesMostPracticesAndEachDifferently() {
        assertThat(book.entries().size()).isBetween(practices.size() * 80 / 100, practices.size() * 92 / 100);
        assertThat(Stream.concat(all().stream(), book.newcomers().stream()).map(Facility::name))
                .doesNotHaveDuplicates();
        assertThat(all()).filteredOn(facility -> facility.phone() == null).isNotEmpty();
        assertThat(all()).filteredOn(facility -> facility.street() == null).isNotEmpty();
        assertThat(all()).filteredOn(facility -> facility.contact() == null).isNotEmpty();
    }

    @Test
    void usesNumbersAndEmailsOfNobody() {
        assertThat(all().stream().map(Facility::phone).filter(Objects::nonNull))
                .allMatch(phone -> phone.matches("\\(\\d{3}\\) 555-01\\d\\d"))
                .allMatch(phone -> ContactFormat.isPhone(phone, 10));
        List<Person> contacts =
                all().stream().map(Facility::contact).filter(Objects::nonNull).toList();
        assertThat(contacts)
                .allMatch(person -> ContactFormat.isEmail(person.email()))
                .allMatch(person -> person.email().endsWith(".example.com"))
                .allMatch(person ->
                        person.phone() == null || person.phone().matches("\\(\\d{3}\\) 555-01\\d\\d x\\d\\d"));
    }

    @Test
    void givesEachPracticeAnAddressInItsState() {
        book.entries().forEach((practiceId, facility) -> {
            assertThat(facility.state())
                    .isEqualTo(Objects.requireNonNull(practices.get(practiceId)).state());
            assertThat(facility.zip() == null || ContactFormat.isZip(facility.zip()))
                    .isTrue();
            assertThat(facility.street() == null).isEqualTo(facility.city() == null);
        });
    }

    @Test
    void writesTheTitlesThatAnImportRecognizes() {
        List<String> lines =
                new String(book.csv(), StandardCharsets.UTF_8).lines().toList();

        assertThat(lines).hasSize(book.entries().size() + 1);
        assertThat(lines.getFirst())
                .endsWith("CuraGenesis id,Practice name,Phone,Street address,City,State,ZIP code,Primary contact,"
                        + "Contact title,Contact phone,Contact email");
    }

    @Test
    void inventsValidNpisThatAreNotIssued() {
        assertThat(IntStream.range(0, 1_000).mapToObj(PracticeBook::npi))
                .allMatch(Npi::isValid)
                .allMatch(npi -> npi.startsWith("9"))
                .doesNotHaveDuplicates();
    }

    private Collection<Facility> all() {
        return book.entries().values();
    }
}
