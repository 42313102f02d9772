package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Search for practices and suggestions. */
class PracticeSearchTest extends PracticeQueryHarness {

    private final SearchSuggestions suggestions = new SearchSuggestions(jdbc, search, pages);

    @Test
    void requiresEveryWordOfTheSearch() {
        finds("lakeside", 1);
        finds("WOUND center", 1);
        finds("center  wound lake", 1);
        finds("prac_02", 2);
        finds("ser_03", 3);
        finds("sub_74", 4);
        finds("1234567", 1);
        finds("tx", 1, 4);
        finds("ca", 2);
        finds("marcus bell", 2);
        finds("reyes", 1);
        finds("dana", 1, 4);
        finds("lindqvist", 1, 2, 4);
        finds("ava wound");
        finds("100 %", 2);
        finds("%", 2);
        finds("&", 4);
        finds("prac%02");
        finds("prac", 1, 2, 3, 4);
        finds("ide", 1);
        finds("podiatry", 2);
        finds("wound care", 1, 3);
        finds("a b c d e f g h i j");
    }

    @Test
    void matchesShortSearchesAtWordStartsAndInDigits() {
        insert(26, "Foot/Ankle (West) \"Laguna\"", "LA", null, "", null, null);
        insert(1263, "O'Hara Clinic", null, null, "", null, null);

        finds("la", 1, 26);
        finds("L", 1, 2, 4, 26);
        finds("an", 26);
        finds("we", 26);
        finds("o'", 1263);
        finds("ha");
        finds("26", 26, 1263);
        finds("2 6", 1, 26, 1263);
        finds("63", 1263);
        finds("263", 1263);
        finds("pr", 1, 2, 3, 4, 26, 1263);
        finds("la west", 26);
    }

    @Test
    void findsStatesByName() {
        insert(5, null, "NM", null, "", null, null);

        finds("texas", 1);
        finds("Tex", 1);
        finds("california", 2);
        finds("new york", 3);
        finds("new", 3, 5);
        finds("york lakeside");
        finds("texas lakeside", 1);
        finds("xas");
    }

    @Test
    void suggestsCorrectionsOfTypos() {
        insert(5, "Clínica Peñasco", "GU", null, "Siobhán O\u2019Brien", null, null);

        suggests("lakside", "Lakeside");
        suggests("lakesside", "Lakeside");
        suggests("lakeisde", "Lakeside");
        suggests("laqeside", "Lakeside");
        suggests("LAKESIDE wuond", "LAKESIDE Wound");
        suggests("podatry", "Podiatry");
        suggests("texsa", "Texas");
        suggests("marcos bell", "Marcus bell");
        suggests("clinicca", "Clínica");
        suggests("penazco", "Peñasco");
        suggests("lindqvst", "Lindqvist");
        suggestsNothing(EVERYTHING, "zzzzzz");
        suggestsNothing(EVERYTHING, "lak%side_");
        suggestsNothing(EVERYTHING, "l_kes__e");
        suggestsNothing(EVERYTHING, "lqk");
        suggestsNothing(EVERYTHING, "podatry lakside");
    }

    /** Suggestions reveal neither names of other reps' practices nor their reps. */
    @Test
    void limitsSuggestionsToTheScope() {
        assertThat(suggestions.instead(DANAS, searching("lakside"))).contains("Lakeside");
        suggestsNothing(DANAS, "podatry");
        suggestsNothing(DANAS, "siera");
        suggestsNothing(DANAS, "marcuss");
        assertThat(suggestions.instead(DANAS, new PracticeFilter("lakside", List.of("CA"), null, null, null, null)))
                .isEmpty();
    }

    private void suggests(String searched, String expected) {
        assertThat(suggestions.instead(EVERYTHING, searching(searched)))
                .as(searched)
                .contains(expected);
    }

    private void suggestsNothing(Scope scope, String searched) {
        assertThat(suggestions.instead(scope, searching(searched))).as(searched).isEmpty();
    }

    @Test
    void ignoresAccentsAndApostrophes() {
        insert(5, "Clínica Peñasco", "GU", null, "Siobhán O\u2019Brien", null, null);
        insert(6, "Jose\u0301's Foot & Ankle", "Ontario", null, "", AVA, null);
        jdbc.sql("update app_user set name = 'José Núñez' where id = 2").update();

        finds("clinica", 5);
        finds("CLÍNICA penasco", 5);
        finds("cli\u0301nica", 5);
        finds("siobhan o'brien", 5);
        finds("jose", 2, 6);
        finds("José's", 6);
        finds("ân", 6);
        finds("nunez", 2, 6);
    }

    @Test
    void findsUnknownStatesUnderOther() {
        insert(5, null, "Ontario", null, "", null, null);
        insert(6, null, "Alberta", null, "", DANA, null);

        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of("Other"), null, null, null, null)))
                .containsExactlyInAnyOrder(5L, 6L);
        assertThat(new FilterOptions(jdbc).states(EVERYTHING)).containsExactly("CA", "NY", "Other", "TX");
        assertThat(new FilterOptions(jdbc).states(DANAS)).containsExactly("Other", "TX");
    }

    @Test
    void findsEverythingWithoutSearchWords() {
        for (String nothing : List.of("", "   ", "\0", " \0 ")) {
            finds(nothing, 1, 2, 3, 4);
        }
    }

    private void finds(String words, long... expected) {
        assertThat(ids(EVERYTHING, searching(words)))
                .as(words)
                .containsExactlyElementsOf(LongStream.of(expected).boxed().toList());
    }
}
