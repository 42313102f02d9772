package io.curasync.testing;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Empties the shared database before each test class. */
class ClearDatabaseListener implements TestExecutionListener, Ordered {

    @Override
    public void beforeTestClass(TestContext test) {
        test.getApplicationContext().getBean(TestDatabase.class).clear();
    }

    @Override
    public int getOrder() {
        return 3000;
    }
}
