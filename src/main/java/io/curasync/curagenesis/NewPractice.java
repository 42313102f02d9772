package io.curasync.curagenesis;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code POST /api/createUser}, which enrolls a practice. Null fields are omitted.
 *
 * @param email email of the user that CuraGenesis creates for the practice; the welcome email is sent to this address
 * @param salesRepresentative alias of the rep, or the name of a rep without an alias; null if there is no rep
 * @param baaSigned whether the business associate agreement is signed
 * @param paSigned whether the provider agreement is signed
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

    /**
     * Address and identifiers of the practice.
     *
     * @param state two-letter code of the state
     * @param tin tax identification number
     * @param ptan provider transaction access number, which Medicare assigns
     */
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
