package io.curasync.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * Starts the whole application on a random port with a real PostgreSQL. Classes with equal properties share one application and
 * its database. The database is emptied before each class, so a class creates the users that it needs ({@link TestUsers}).
 * A {@link TestDatabase} can be injected.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabaseInitializer.class, FastPasswordHashing.class})
@TestExecutionListeners(
        listeners = {ClearDatabaseListener.class, SecurityStrategyListener.class},
        mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface CuraSyncTest {

    /** Settings as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};
}
