package io.curasync.practiceimport;

import java.util.List;
import java.util.Locale;

/** A column that an import reads. A file's column is recognized by its title. */
public enum ImportColumn {
    PRACTICE_ID(
            "Practice id",
            "The practice id in CuraGenesis. This or the user id is required.",
            "practiceid",
            "pracid",
            "curagenesisid",
            "curagenesispracticeid",
            "practiceidcuragenesis",
            "externalid"),
    USER_ID(
            "User id",
            "The user id in CuraGenesis.",
            "userid",
            "curagenesisuserid",
            "useridcuragenesis",
            "accountuserid"),
    NAME(
            "Name",
            "The name shown for the practice.",
            "name",
            "practicename",
            "facilityname",
            "practice",
            "facility",
            "accountname",
            "clinic",
            "clinicname"),
    NPI(
            "NPI",
            "10 digits with a valid check digit.",
            "npi",
            "facilitynpi",
            "practicenpi",
            "npinumber",
            "organizationnpi",
            "groupnpi"),
    REP(
            "Rep",
            "Email, name or alias of a user.",
            "rep",
            "repemail",
            "salesrep",
            "salesrepresentative",
            "owner",
            "owneremail",
            "accountowner",
            "repname"),
    /**
     * State of the address, and of a new practice. An export of practices contains the state in CuraGenesis and the state of the address.
     * The title of the address's state has the best rank, because an import does not change the state of an existing practice.
     */
    STATE(
            "State",
            "Code or name; for addresses and new practices.",
            "addressstate",
            "state",
            "facilitystate",
            "practicestate",
            "st"),
    SPECIALTY("Specialty", "For new practices.", "specialty", "speciality", "practicespecialty"),
    PHONE(
            "Phone",
            "Of the practice. Does not replace a phone that a person has set.",
            "phone",
            "practicephone",
            "facilityphone",
            "phonenumber",
            "mainphone",
            "telephone"),
    STREET(
            "Street",
            "With city, state and ZIP. Does not replace an address that a person has set.",
            "street",
            "streetaddress",
            "address",
            "address1",
            "addressline1"),
    CITY("City", "Of the address.", "city", "town"),
    ZIP("ZIP", "5 digits, or 9 like 12345-6789.", "zip", "zipcode", "postalcode", "postcode"),
    CONTACT_NAME(
            "Contact",
            "Name of a contact. Added unless a person has edited the contacts.",
            "contact",
            "contactname",
            "primarycontact",
            "primarycontactname"),
    CONTACT_ROLE("Contact role", "Such as Office manager.", "contactrole", "contacttitle"),
    CONTACT_PHONE("Contact phone", "Of the contact.", "contactphone", "primarycontactphone"),
    CONTACT_EMAIL("Contact email", "Of the contact.", "contactemail", "primarycontactemail", "email");

    private final String label;
    private final String explanation;
    private final List<String> titles;

    ImportColumn(String label, String explanation, String... titles) {
        this.label = label;
        this.explanation = explanation;
        this.titles = List.of(titles);
    }

    public String label() {
        return label;
    }

    /** Returns a description of the column's content, for the user. */
    public String explanation() {
        return explanation;
    }

    /**
     * Returns the rank of a title among the known titles of this column: 0 for the best match, -1 for no match. Ignores case, spaces and
     * punctuation.
     */
    int titleRank(String title) {
        return titles.indexOf(title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
    }
}
