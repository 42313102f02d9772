package io.curasync.practiceimport;

import java.util.List;
import java.util.Locale;

/** The columns that a file may have, and the titles by which they are recognized. */
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
    STATE("State", "Code or name; for new practices.", "state", "facilitystate", "practicestate", "st"),
    SPECIALTY("Specialty", "For new practices.", "specialty", "speciality", "practicespecialty");

    private final String label;
    private final String explanation;
    private final List<String> names;

    ImportColumn(String label, String explanation, String... names) {
        this.label = label;
        this.explanation = explanation;
        this.names = List.of(names);
    }

    public String label() {
        return label;
    }

    /** Returns a description of the content, in one sentence. */
    public String explanation() {
        return explanation;
    }

    /** Returns how well a title in the file fits: 0 is best, -1 is no match. */
    int fits(String title) {
        return names.indexOf(title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
    }
}
