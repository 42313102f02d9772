package io.curasync.testing;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Runs the application's own reads on a database, for {@code bench/practices} and {@code bench/today}. */
public final class ReadBenchmark {

    private ReadBenchmark() {}

    @EnableTransactionManagement
    static class Database {

        @Bean
        JdbcClient jdbc(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        DataSourceTransactionManager transactions(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }
    }

    /**
     * Migrates the database or measures.
     *
     * @param arguments JDBC URL and user of the database, then {@code migrate} or the number of rounds
     * @param parts configuration with the measured classes
     * @param measure called with the context of the parts and the number of rounds; prints its results
     */
    public static void run(String[] arguments, Class<?> parts, ObjIntConsumer<ApplicationContext> measure)
            throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser(arguments[1]);
        // As in application.yaml.
        source.setOptions("-c jit=off");
        if (arguments[2].equals("migrate")) {
            Flyway.configure().dataSource(source).load().migrate();
            return;
        }
        // A single connection: each read would take one from the pool.
        DataSource single = new SingleConnectionDataSource(source.getConnection(), true);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(DataSource.class, () -> single);
            context.register(Database.class, parts);
            context.refresh();
            measure.accept(context, Integer.parseInt(arguments[2]));
        }
    }

    /** Returns sorted times in milliseconds, after some reads that do not count. */
    public static double[] times(Supplier<?> read, int warmUp, int rounds) {
        for (int i = 0; i < warmUp; i++) {
            read.get();
        }
        double[] times = new double[rounds];
        Arrays.setAll(times, i -> millis(read));
        Arrays.sort(times);
        return times;
    }

    public static double millis(Supplier<?> read) {
        long begun = System.nanoTime();
        read.get();
        return (System.nanoTime() - begun) / 1e6;
    }
}
