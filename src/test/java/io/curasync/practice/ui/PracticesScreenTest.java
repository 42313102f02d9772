package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Base of browserless tests of the practice screens: one practice is Dana's, one Ava's, one unmatched. */
abstract class PracticesScreenTest extends ScreenTest {

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void createPractices() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", Instant.now(), 4321),
                SampleFacts.practice(3, "NY", "", null, 0));
    }

    final long id(String practiceId) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }

    static List<String> labels() {
        MockVaadin.clientRoundtrip(true);
        return _fetch(_get(PracticeGrid.class), 0, 100).stream()
                .map(row -> row.practice().label())
                .toList();
    }

    static String text() {
        return _get(PracticesView.class).getElement().getTextRecursively();
    }
}
