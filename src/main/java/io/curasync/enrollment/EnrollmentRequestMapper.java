package io.curasync.enrollment;

import io.curasync.account.User;
import io.curasync.curagenesis.NewPractice;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps the form to the body of an enrollment request. */
final class EnrollmentRequestMapper {

    private EnrollmentRequestMapper() {}

    /**
     * Creates the request.
     *
     * @param rep future rep of the practice; null for none. The request contains the first alias of the rep, or the rep's name if there is
     *     no alias.
     */
    static NewPractice of(FormData formData, @Nullable User rep) {
        return new NewPractice(
                formData.get(FormField.EMAIL),
                formData.get(FormField.FIRST_NAME),
                formData.get(FormField.LAST_NAME),
                formData.orNull(FormField.NAME),
                new NewPractice.Address(
                        formData.orNull(FormField.STREET),
                        formData.orNull(FormField.CITY),
                        formData.orNull(FormField.STATE),
                        formData.orNull(FormField.ZIP),
                        formData.orNull(FormField.NPI),
                        formData.orNull(FormField.EIN),
                        formData.orNull(FormField.PTAN),
                        formData.orNull(FormField.FAX),
                        formData.orNull(FormField.PHONE)),
                formData.orNull(FormField.NPI),
                formData.orNull(FormField.EIN),
                formData.orNull(FormField.CONTACT_NAME),
                formData.orNull(FormField.CONTACT_EMAIL),
                formData.orNull(FormField.CONTACT_PHONE),
                salesRepresentative(rep),
                physician(formData),
                formData.is(FormField.BAA_SIGNED),
                formData.is(FormField.PA_SIGNED));
    }

    private static @Nullable String salesRepresentative(@Nullable User rep) {
        return rep == null ? null : rep.aliases().stream().findFirst().orElse(rep.name());
    }

    private static NewPractice.@Nullable Physician physician(FormData formData) {
        var physician = new NewPractice.Physician(
                formData.orNull(FormField.PHYSICIAN_FIRST_NAME),
                formData.orNull(FormField.PHYSICIAN_LAST_NAME),
                formData.orNull(FormField.PHYSICIAN_NPI),
                formData.orNull(FormField.SPECIALTY));
        boolean hasAny = Stream.of(
                        physician.physicianFirstName(),
                        physician.physicianLastName(),
                        physician.npi(),
                        physician.specialty())
                .anyMatch(Objects::nonNull);
        return hasAny ? physician : null;
    }
}
