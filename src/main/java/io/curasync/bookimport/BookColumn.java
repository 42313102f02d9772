package io.curasync.bookimport;

import java.util.List;
import java.util.Locale;

/** What a column of the file may hold, and the names by which it is found. */
public enum BookColumn {
    PRACTICE_ID(
            "Practice id",
            "practiceid",
            "pracid",
            "curagenesisid",
            "curagenesispracticeid",
            "practiceidcuragenesis",
            "externalid"),
    USER_ID("User id", "userid", "curagenesisuserid", "useridcuragenesis", "accountuserid"),
    NAME("Name", "name", "practicename", "facilityname", "practice", "facility", "accountname", "clinic", "clinicname"),
    NPI("NPI", "npi", "facilitynpi", "practicenpi", "npinumber", "organizationnpi", "groupnpi"),
    REP("Rep", "rep", "repemail", "salesrep", "salesrepresentative", "owner", "owneremail", "accountowner", "repname"),
    STATE("State", "state", "facilitystate", "practicestate", "st"),
    SPECIALTY("Specialty", "specialty", "speciality", "practicespecialty");

    private final String label;
    private final List<String> names;

    BookColumn(String label, String... names) {
        this.label = label;
        this.names = List.of(names);
    }

    public String label() {
        return label;
    }

    /** How well a title in the file fits: 0 is best; -1: it does not. */
    int fits(String title) {
        return names.indexOf(title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
    }
}
