package io.curasync.today;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.enrollment.SubmissionQuery;
import io.curasync.practice.nextstep.NextStepQuery;
import io.curasync.testing.ReadBenchmark;
import java.sql.SQLException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Benchmark of {@code bench/today}: measures reading the list of the day of a rep, and as a floor as many statements that read
 * nothing. Prints a line for each with its name, the number of rows, median and 95th percentile in milliseconds.
 */
final class TodayBenchmark {

    private static final int WARM_UP = 50;
    private static final int STATEMENTS = 4;

    private TodayBenchmark() {}

    @ComponentScan(
            basePackageClasses = {TodayQuery.class, NextStepQuery.class, SubmissionQuery.class},
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "io\\.curasync\\..*\\.(TodayQuery|NextStepQuery|NextStepRepository|SubmissionQuery)"))
    static class Parts {

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }

    public static void main(String[] arguments) throws SQLException {
        ReadBenchmark.run(arguments, Parts.class, TodayBenchmark::measure);
    }

    private static void measure(ApplicationContext context, int rounds) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        TodayQuery query = context.getBean(TodayQuery.class);
        CurrentUser rep = jdbc.sql("select id, email, name from app_user where email = 'rep7@localhost'")
                .query((row, number) ->
                        new CurrentUser(row.getLong("id"), row.getString("email"), row.getString("name"), Role.REP))
                .single();
        TodayItems items = query.read(rep);
        report(
                "Today",
                items.steps().size()
                        + items.submissions().size()
                        + items.practices().size(),
                ReadBenchmark.times(() -> query.read(rep), WARM_UP, rounds));
        report("floor", STATEMENTS, ReadBenchmark.times(() -> readNothing(jdbc), WARM_UP, rounds));
    }

    private static int readNothing(JdbcClient jdbc) {
        int sum = 0;
        for (int i = 0; i < STATEMENTS; i++) {
            sum += jdbc.sql("select 1").query(Integer.class).single();
        }
        return sum;
    }

    private static void report(String name, int rows, double[] times) {
        System.out.println(
                "%s\t%d\t%.2f\t%.2f".formatted(name, rows, times[times.length / 2], times[times.length * 95 / 100]));
    }
}
