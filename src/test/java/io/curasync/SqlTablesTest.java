package io.curasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTablesTest {

    /** @param tables names of the expected tables, in upper case if the SQL writes them */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select a, b from c                                                | c
            select (select x from a limit 1), y from b z, c where d in (e, f) | a b c
            select 1 from unnest(:a, :b) as u (v, w), t order by x, y         | unnest t
            select 1 from a join b using (c) left join only d on d.e = a.e, f | a b d f
            insert into a (b, c) select d, e from f on conflict do nothing    | A f
            update a set b = 1, c = 2 from d where a.e is distinct from d.e   | A d
            delete from a using b where c not in (select d from e)            | A b e
            truncate table a, b                                               | A B
            copy a (b, c) from stdin                                          | A stdin
            lock table a in exclusive mode                                    | a
            join A x on x.b = public.y.b, public.c, "d"                       | a c d
            A row was put into quarantine                                     |
            select 'x from a' /* from b */ from c -- from d                   | c
            """)
    void findsTables(String sql, String tables) {
        assertThat(SqlTables.in(sql))
                .extracting(use -> use.written() ? use.name().toUpperCase(Locale.ROOT) : use.name())
                .containsExactlyInAnyOrder(tables == null ? new String[0] : tables.split(" "));
    }

    @Test
    void findsLiteralsOutsideComments() {
        assertThat(SqlTables.literals("""
                // "a"
                /* "b" */
                char quote = '"', other = '\\'';
                String text = "c \\"d\\ne" + \"""
                    "f" g\""";
                """)).containsExactly("c  d e", "\n    \"f\" g");
    }
}
