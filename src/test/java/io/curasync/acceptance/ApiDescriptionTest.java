package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.acceptance.ApiDescription.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The API description as a whole. The classes that extend {@link ApiDescriptionHarness} compare it with responses. */
class ApiDescriptionTest extends ApiDescriptionHarness {

    @Test
    void hasATestForEachTag() {
        Set<String> tested = new TreeSet<>();
        Stream.of(SYNC_TAGS, PRACTICE_TAGS, ENTRY_TAGS, WEBHOOK_TAGS, ADMIN_TAGS)
                .forEach(tested::addAll);
        assertThat(description.operations().values())
                .extracting(ApiDescriptionHarness::tag)
                .hasSameElementsAs(tested);
    }

    @Test
    void hasSummariesAndValidExamples() {
        assertThat(description.operations().values()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString()).isNotBlank();
            assertThat(operation.node().path("tags").size()).isEqualTo(1);
        });
        assertThat(description.checkExamples()).isGreaterThan(30);
    }

    /** Excludes content types that only libraries on the class path can read or write. */
    @Test
    void supportsOnlyJson() {
        for (String other : List.of("application/yaml", "application/xml", "application/cbor")) {
            Operation create = description.operations().get("createUser");
            assertThat(create.send(admin, "", "", other, "email: lee@example.com")
                            .status())
                    .as(other)
                    .isEqualTo(415);
            assertThat(admin.get("/api/users", "Accept", other).status())
                    .as(other)
                    .isEqualTo(406);
        }
    }
}
