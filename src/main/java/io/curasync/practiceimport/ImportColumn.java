package io.curasync.practiceimport;

import java.util.List;
import java.util.Locale;

/** Columns that an import reads, with the titles that identify them in a file. */
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

    /** Returns the rank of a title among the known titles of this column: 0 is the best match, -1 is no match. */
    int titleRank(String title) {
        return titles.indexOf(title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
    }
}
