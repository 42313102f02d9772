package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Converts a filter to an SQL condition on {@code practice_directory p}. The conditions for the search use only columns of the table
 * {@code practice}, so that PostgreSQL can combine the indexes of this table.
 */
@Component
public class PracticeSearch {

    private static final String SELECT_SPECIALTIES = "select value from ("
            + FilterOptions.SELECT_VALUES_OF_ALL.formatted(PracticeColumn.SPECIALTY.expression()) + ") s where %s";

    private final JdbcClient jdbc;

    PracticeSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the condition for practices in scope that match the filter. Reads the reps and specialties that match the search, because the
     * condition contains them.
     */
    public SqlCondition within(Scope scope, PracticeFilter filter) {
        SqlCondition condition = filter.restrict(scope.restrict("p.owner_id"));
        List<SearchWord> words = SearchWord.of(filter.search());
        for (int i = 0; i < words.size(); i++) {
            condition = and(condition, words.get(i), i);
        }
        return condition;
    }

    /**
     * Adds the condition for a word of the search. Reads the matching reps and specialties first, because a join would prevent
     * PostgreSQL from combining the indexes.
     */
    private SqlCondition and(SqlCondition condition, SearchWord word, int number) {
        SqlCondition with = condition.with("word" + number, word.parameter());
        List<String> alternatives = new ArrayList<>();
        alternatives.add(word.condition().formatted("p.search", "word" + number));
        Long[] reps = reps(word);
        if (reps.length > 0) {
            alternatives.add("p.owner_id = any(:reps" + number + ")");
            with = with.with("reps" + number, reps);
        }
        String[] specialties = specialties(word);
        if (specialties.length > 0) {
            alternatives.add("coalesce(p.specialty, '') = any(:specialties" + number + ")");
            with = with.with("specialties" + number, specialties);
        }
        if (!word.states().isEmpty()) {
            alternatives.add("reporting_state(p.state) = any(:states" + number + ")");
            with = with.with("states" + number, word.states().toArray(String[]::new));
        }
        return with.and("(" + String.join(" or ", alternatives) + ")");
    }

    private Long[] reps(SearchWord word) {
        return jdbc.sql("select id from user_directory where "
                        + word.condition().formatted("fold_for_search(' ' || name)", "word"))
                .param("word", word.parameter())
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    /**
     * Returns the specialties that match a word. Returns none for a short word. For example, {@code CA} must match practices in California,
     * but not all practices with the specialty Wound Care.
     */
    private String[] specialties(SearchWord word) {
        return word.isShort()
                ? new String[0]
                : jdbc.sql(SELECT_SPECIALTIES.formatted(
                                word.condition().formatted("fold_for_search(' ' || value)", "word")))
                        .param("word", word.parameter())
                        .query(String.class)
                        .list()
                        .toArray(String[]::new);
    }
}
