package io.curasync.practiceimport;

import io.curasync.ledger.PracticeEdit;
import io.curasync.ledger.PracticeOwnership;
import io.curasync.ledger.PracticeValues;
import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PostalAddress;
import io.curasync.ledger.details.PracticeDetails;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts {@link PracticeEdit}s to JSON and back. An import stores the JSON for each row that changed a practice, so that {@link UndoRows}
 * can undo the change.
 */
@Component
class EditJson {

    /**
     * A period in which a practice had one rep.
     *
     * @param owner id of the user who was the rep
     * @param since start; null stands for {@link OffsetDateTime#MIN}, whose ISO 8601 text not every program can parse
     * @param until end; null if the period has not ended
     */
    private record Period(
            long owner, @Nullable String since, @Nullable String until) {

        static Period of(PracticeOwnership.Period period) {
            OffsetDateTime until = period.until();
            return new Period(
                    period.owner(),
                    period.since().equals(OffsetDateTime.MIN)
                            ? null
                            : period.since().toString(),
                    until == null ? null : until.toString());
        }

        PracticeOwnership.Period period() {
            return new PracticeOwnership.Period(
                    owner,
                    since == null ? OffsetDateTime.MIN : OffsetDateTime.parse(since),
                    until == null ? null : OffsetDateTime.parse(until));
        }
    }

    /**
     * Phone, address and contacts of a practice. The component {@code details} of {@link Values} is null if the practice has none of them.
     * It is also null in JSON from versions of CuraSync that did not import details.
     */
    private record Details(
            @Nullable String phone,
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip,
            List<Contact> contacts) {

        static @Nullable Details of(PracticeDetails details) {
            PostalAddress address = details.address();
            return details.equals(PracticeDetails.NONE)
                    ? null
                    : new Details(
                            details.phone(),
                            address.street(),
                            address.city(),
                            address.state(),
                            address.zip(),
                            details.contacts());
        }

        PracticeDetails details() {
            return new PracticeDetails(phone, new PostalAddress(street, city, state, zip), contacts);
        }
    }

    private record Values(
            @Nullable String name,
            @Nullable String npi,
            @Nullable String state,
            @Nullable String specialty,
            @Nullable Long owner,
            boolean byHand,
            List<Period> periods,
            @Nullable Details details) {

        static Values of(PracticeValues values) {
            PracticeOwnership practiceOwnership = values.ownership();
            return new Values(
                    values.name(),
                    values.npi(),
                    values.state(),
                    values.specialty(),
                    practiceOwnership.owner(),
                    practiceOwnership.byHand(),
                    practiceOwnership.periods().stream().map(Period::of).toList(),
                    Details.of(values.details()));
        }

        PracticeValues values(long practice) {
            return new PracticeValues(
                    name,
                    npi,
                    state,
                    specialty,
                    new PracticeOwnership(
                            practice,
                            owner,
                            byHand,
                            periods.stream().map(Period::period).toList()),
                    details == null ? PracticeDetails.NONE : details.details());
        }
    }

    private record Edit(long practice, Values before, Values after) {}

    private final JsonMapper json;

    EditJson(JsonMapper json) {
        this.json = json;
    }

    String write(PracticeEdit edit) {
        return json.writeValueAsString(new Edit(edit.practice(), Values.of(edit.before()), Values.of(edit.after())));
    }

    PracticeEdit read(String stored) {
        Edit edit = json.readValue(stored, Edit.class);
        return new PracticeEdit(
                edit.before().values(edit.practice()), edit.after().values(edit.practice()));
    }
}
