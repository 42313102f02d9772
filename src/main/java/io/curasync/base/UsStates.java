package io.curasync.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of the USA by postal code. */
public final class UsStates {

    private static final Map<String, String> NAMES = Stream.of("""
            AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;
            DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;
            KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;
            MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;
            NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;PR Puerto Rico;
            RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;
            WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming""".split(";\\s*"))
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private UsStates() {}

    /** The postal codes, in order. */
    public static List<String> codes() {
        return NAMES.keySet().stream().sorted().toList();
    }

    /** The code of what may be a code or a name, in any case; empty when it is neither. */
    public static Optional<String> code(String text) {
        String asked = text.strip();
        return NAMES.entrySet().stream()
                .filter(state -> state.getKey().equalsIgnoreCase(asked)
                        || state.getValue().equalsIgnoreCase(asked))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The state's name; a code that is none comes back as it is. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
