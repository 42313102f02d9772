package io.curasync.curagenesis;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A practice to be enrolled, as {@code POST /api/createUser} takes it. What is null is not sent.
 *
 * @param email of the user who is made for the practice and gets the welcome mail
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

    /** Where the practice is, and its numbers. */
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

    /** Who practices there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Physician(
            @Nullable String physicianFirstName,
            @Nullable String physicianLastName,
            @Nullable String npi,
            @Nullable String specialty) {}
}
