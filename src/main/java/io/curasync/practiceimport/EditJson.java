package io.curasync.practiceimport;

import io.curasync.ledger.PracticeEdit;
import io.curasync.ledger.PracticeOwnership;
import io.curasync.ledger.PracticeValues;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Converts {@link PracticeEdit}s to JSON and back. An import stores the JSON with each row, for its undo. */
@Component
class EditJson {

    /**
     * A period of ownership.
     *
     * @param owner id of the user
     * @param since null for {@link OffsetDateTime#MIN}, whose ISO 8601 text not every reader accepts
     * @param until null if the period has not ended
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

    private record Values(
            @Nullable String name,
            @Nullable String npi,
            @Nullable String state,
            @Nullable String specialty,
            @Nullable Long owner,
            boolean byHand,
            List<Period> periods) {

        static Values of(PracticeValues values) {
            PracticeOwnership practiceOwnership = values.ownership();
            return new Values(
                    values.name(),
                    values.npi(),
                    values.state(),
                    values.specialty(),
                    practiceOwnership.owner(),
                    practiceOwnership.byHand(),
                    practiceOwnership.periods().stream().map(Period::of).toList());
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
                            periods.stream().map(Period::period).toList()));
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
