package io.curasync.curagenesis;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code POST /api/createUser}, which enrolls a practice. Null fields are omitted.
 *
 * @param email address of the user that CuraGenesis creates for the practice, and recipient of the welcome email
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewPractice(
        String email,
        String firstName,
        String lastName,
        @Nullable String facilityName,
        @Nullable Address facilityAddress,
        @Nullable String facilityNPI,
        @Nullable String facilityTIN,
        @Nullable String primaryContactName,
        @Nullable String primaryContactEmail,
        @Nullable String primaryContactPhone,
        @Nullable String salesRepresentative,
        @Nullable Physician physicianInfo,
        boolean baaSigned,
        boolean paSigned) {

    /** Address and identifiers of the practice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Address(
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip,
            @Nullable String npi,
            @Nullable String tin,
            @Nullable String ptan,
            @Nullable String fax,
            @Nullable String phone) {}

    /** Physician at the practice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Physician(
            @Nullable String physicianFirstName,
            @Nullable String physicianLastName,
            @Nullable String npi,
            @Nullable String specialty) {}
}
