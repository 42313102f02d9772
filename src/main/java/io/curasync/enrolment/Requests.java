package io.curasync.enrolment;

import io.curasync.account.User;
import io.curasync.curagenesis.NewPractice;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form as CuraGenesis takes it. */
final class Requests {

    private Requests() {}

    /** @param rep whose the practice will be; CuraGenesis is told the name by which it knows the rep */
    static NewPractice of(Intake intake, @Nullable User rep) {
        return new NewPractice(
                intake.get(IntakeField.EMAIL),
                intake.get(IntakeField.FIRST_NAME),
                intake.get(IntakeField.LAST_NAME),
                intake.orNull(IntakeField.NAME),
                new NewPractice.Address(
                        intake.orNull(IntakeField.STREET),
                        intake.orNull(IntakeField.CITY),
                        intake.orNull(IntakeField.STATE),
                        intake.orNull(IntakeField.ZIP),
                        intake.orNull(IntakeField.NPI),
                        intake.orNull(IntakeField.EIN),
                        intake.orNull(IntakeField.PTAN),
                        intake.orNull(IntakeField.FAX),
                        intake.orNull(IntakeField.PHONE)),
                intake.orNull(IntakeField.NPI),
                intake.orNull(IntakeField.EIN),
                intake.orNull(IntakeField.CONTACT_NAME),
                intake.orNull(IntakeField.CONTACT_EMAIL),
                intake.orNull(IntakeField.CONTACT_PHONE),
                salesRepresentative(rep),
                physician(intake),
                intake.is(IntakeField.BAA_SIGNED),
                intake.is(IntakeField.PA_SIGNED));
    }

    private static @Nullable String salesRepresentative(@Nullable User rep) {
        return rep == null ? null : rep.aliases().stream().findFirst().orElse(rep.name());
    }

    private static NewPractice.@Nullable Physician physician(Intake intake) {
        var physician = new NewPractice.Physician(
                intake.orNull(IntakeField.PHYSICIAN_FIRST_NAME),
                intake.orNull(IntakeField.PHYSICIAN_LAST_NAME),
                intake.orNull(IntakeField.PHYSICIAN_NPI),
                intake.orNull(IntakeField.SPECIALTY));
        boolean told = Stream.of(
                        physician.physicianFirstName(),
                        physician.physicianLastName(),
                        physician.npi(),
                        physician.specialty())
                .anyMatch(Objects::nonNull);
        return told ? physician : null;
    }
}
