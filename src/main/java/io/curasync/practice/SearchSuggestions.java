package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.UsStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suggests a search with corrected words if a search has no results. */
@Component
public class SearchSuggestions {

    private static final int MAX_ROWS = 50;
    private static final int MAX_WORDS = 5;

    /**
     * Timeout of the query for similar words. After the timeout, there is no suggestion. The query can be slow if many words begin
     * similarly, because it compares all of these words.
     */
    private static final int TIMEOUT_SECONDS = 1;

    /**
     * Selects words that match the patterns, most frequent first. The words come from the names and reps of practices that are in scope and
     * match the other filters, and from the names of all specialties, users and states.
     */
    private static final String SELECT_SIMILAR_WORDS = """
            with words as (
                select regexp_replace(w, '^[^[:alnum:]]+|[^[:alnum:]]+$', '', 'g') as word
                from (
                    select concat_ws(' ', name, sales_rep) as text from (
                        select p.name, p.sales_rep from practice_directory p where %s and (%s) limit :rows) found
                    union all
                    select value from (%s) s
                    union all
                    select name from user_directory
                    union all
                    select unnest(:stateNames)) t,
                    regexp_split_to_table(t.text, '\\s+') w
            )
            select word from words where ' ' || fold_for_search(word) like any(:patterns)
            group by word order by count(*) desc, word limit :words""";

    private static final String SELECT_SPECIALTIES =
            FilterOptions.SELECT_VALUES_OF_ALL.formatted(PracticeColumn.SPECIALTY.expression());

    private final JdbcClient jdbc;
    private final PracticeSearch search;
    private final PracticeListQuery pages;

    SearchSuggestions(JdbcClient jdbc, PracticeSearch search, PracticeListQuery pages) {
        this.jdbc = jdbc;
        this.search = search;
        this.pages = pages;
    }

    /**
     * Returns a similar search that has results in the same scope and with the same filters. Replaces only the words that have no results
     * on their own. Empty if no such search is found.
     *
     * @param filter a filter without results
     */
    public Optional<String> instead(Scope scope, PracticeFilter filter) {
        List<String> corrected = new ArrayList<>();
        for (String word : SearchWord.words(filter.search())) {
            Optional<String> known =
                    hasResults(scope, filter, word) ? Optional.of(word) : similarWord(scope, filter, word);
            if (known.isEmpty()) {
                return known;
            }
            corrected.add(known.get());
        }
        return Optional.of(String.join(" ", corrected)).filter(text -> hasResults(scope, filter, text));
    }

    private boolean hasResults(Scope scope, PracticeFilter filter, String text) {
        return pages.count(scope, filter.searching(text)).count() > 0;
    }

    /**
     * Returns the most frequent similar word that has results in scope. A word without results in scope is not suggested, because it
     * could reveal the existence of practices out of scope.
     */
    private Optional<String> similarWord(Scope scope, PracticeFilter filter, String word) {
        List<String> patterns = SpellingVariants.patterns(fold(word));
        return patterns.isEmpty()
                ? Optional.empty()
                : words(scope, filter, patterns).stream()
                        .filter(similar -> hasResults(scope, filter, similar))
                        .findFirst();
    }

    private String fold(String word) {
        return jdbc.sql("select fold_for_search(:word)")
                .param("word", word)
                .query(String.class)
                .single();
    }

    private List<String> words(Scope scope, PracticeFilter filter, List<String> patterns) {
        SqlCondition condition = search.within(scope, filter.searching(""));
        // Uses one condition per pattern, because an index does not support "like any".
        String matchesPattern = IntStream.range(0, patterns.size())
                .mapToObj(i -> "p.search like :pattern" + i)
                .collect(Collectors.joining(" or "));
        JdbcClient.StatementSpec statement = jdbc.sql(
                        SELECT_SIMILAR_WORDS.formatted(condition.sql(), matchesPattern, SELECT_SPECIALTIES))
                .params(condition.parameters())
                .param("stateNames", stateNames())
                .param("patterns", patterns.toArray(String[]::new))
                .param("rows", MAX_ROWS)
                .param("words", MAX_WORDS);
        for (int i = 0; i < patterns.size(); i++) {
            statement = statement.param("pattern" + i, patterns.get(i));
        }
        try {
            return statement
                    .withQueryTimeout(TIMEOUT_SECONDS)
                    .query(String.class)
                    .list();
        } catch (QueryTimeoutException e) {
            return List.of();
        }
    }

    private static String[] stateNames() {
        return UsStates.codes().stream().map(UsStates::name).toArray(String[]::new);
    }
}
