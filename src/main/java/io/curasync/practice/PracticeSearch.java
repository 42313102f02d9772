package io.curasync.practice;

import io.curasync.account.Scope;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns a filter into one condition that the indexes of {@code practice} answer by themselves. */
@Component
class PracticeSearch {

    private final JdbcClient jdbc;

    PracticeSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Where within(Scope scope, PracticeFilter filter) {
        Where where = filter.restrict(Where.of(scope));
        List<SearchWord> words = SearchWord.of(filter.search());
        for (int i = 0; i < words.size(); i++) {
            where = and(where, words.get(i), i);
        }
        return where;
    }

    /** Reps by their own names are looked up first: a join would keep the indexes from being combined. */
    private Where and(Where where, SearchWord word, int number) {
        String parameter = "word" + number;
        String found = word.condition().formatted("p.search", parameter);
        Long[] reps = reps(word);
        return reps.length == 0
                ? where.and(found, parameter, word.parameter())
                : where.and("(" + found + " or p.owner_id = any(:reps" + number + "))", parameter, word.parameter())
                        .with("reps" + number, reps);
    }

    private Long[] reps(SearchWord word) {
        return jdbc.sql("select id from app_user where "
                        + word.condition().formatted("search_folded(' ' || name)", "word"))
                .param("word", word.parameter())
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }
}
